package org.lichthof.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichthof.config.Setting.Given;
import org.lichthof.config.Setting.Wrong;
import org.lichthof.yaml.Mistakes;
import org.lichthof.yaml.Nearest;
import org.lichthof.yaml.Node;
import org.lichthof.yaml.Page;

/** Brings file and environment together and notes everything that is wrong with either. Used once. */
final class SettingsReader {
    /** Variables of the start script, not settings. */
    private static final List<String> NOT_SETTINGS = List.of("LICHTHOF_CONFIG", "LICHTHOF_JAVA", "LICHTHOF_TEST");

    private final Mistakes mistakes = new Mistakes();
    private final Map<String, Given> given = new LinkedHashMap<>();

    SettingsReader(Optional<Path> file, Map<String, String> environment, List<Settings.FromOption> options) {
        file.ifPresent(path -> flatten(path.toString(), "", Page.read(path, mistakes)));
        new TreeMap<>(environment).forEach(this::variable);
        options.forEach(option -> given.put(option.setting(), Given.ofText(option.option(), option.value())));
    }

    <T> T get(Setting<T> setting) {
        @Nullable Given found = given.get(setting.name());
        if (found == null) {
            return setting.standardValue();
        }
        try {
            return setting.form().read(found);
        } catch (Wrong e) {
            boolean ofKubernetes = !found.isList() && found.items().getFirst().startsWith("tcp://");
            mistakes.add(
                    found.place(),
                    "'" + setting.name() + "': " + e.getMessage() + ".",
                    ofKubernetes
                            ? "Kubernetes wrote this for a service named lichthof: set enableServiceLinks: false."
                            : "Leave it out for the default, "
                                    + (setting.standard().isEmpty() ? "none" : setting.standard()) + ".");
            return setting.standardValue();
        }
    }

    /** Notes a mistake that lies between settings. */
    void wrong(Setting<?> setting, String what, String remedy) {
        @Nullable Given found = given.get(setting.name());
        mistakes.add(found == null ? setting.name() : found.place(), what, remedy);
    }

    void throwIfAnyMistake() {
        mistakes.throwIfAny();
    }

    private void flatten(String file, String prefix, Node.Mapping mapping) {
        mapping.entries().forEach((key, node) -> {
            String name = prefix + key;
            String place = file + ":" + node.line();
            if (isKnown(name)) {
                switch (node) {
                    case Node.Scalar scalar -> given.put(name, Given.ofText(place, scalar.text()));
                    case Node.Nothing ignored -> {
                        // A name with nothing behind it is a setting not made.
                    }
                    case Node.Sequence list -> given.put(name, Given.ofList(place, texts(name, file, list)));
                    case Node.Mapping ignored ->
                        mistakes.add(
                                place,
                                "'" + name + "' is a setting, not a group.",
                                "Write its value behind the colon.");
                }
            } else if (isGroup(name)) {
                switch (node) {
                    case Node.Mapping group -> flatten(file, name + ".", group);
                    case Node.Nothing ignored -> {
                        // An empty group.
                    }
                    case Node.Scalar ignored -> notAGroup(place, name);
                    case Node.Sequence ignored -> notAGroup(place, name);
                }
            } else {
                mistakes.add(place, "There is no setting '" + name + "'.", suggestion(name, names()));
            }
        });
    }

    private List<String> texts(String name, String file, Node.Sequence list) {
        return list.items().stream()
                .filter(item -> {
                    boolean isText = item instanceof Node.Scalar;
                    if (!isText) {
                        mistakes.add(
                                file + ":" + item.line(),
                                "'" + name + "' is a list of texts, not of " + item.kind() + ".",
                                "Write '- text' lines.");
                    }
                    return isText;
                })
                .map(item -> ((Node.Scalar) item).text())
                .toList();
    }

    private void notAGroup(String place, String name) {
        mistakes.add(
                place,
                "'" + name + "' is a group.",
                "Write its settings below it, indented: "
                        + names().stream()
                                .filter(n -> n.startsWith(name + "."))
                                .map(n -> n.substring(name.length() + 1))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private void variable(String variable, String value) {
        if (!variable.startsWith(Setting.PREFIX) || NOT_SETTINGS.stream().anyMatch(variable::startsWith)) {
            return;
        }
        for (Setting<?> setting : SettingsTable.ALL) {
            if (setting.variable().equals(variable)) {
                given.put(setting.name(), Given.ofText(variable, value));
                return;
            }
        }
        if (value.startsWith("tcp://")
                || variable.startsWith("LICHTHOF_SERVICE_")
                || variable.startsWith("LICHTHOF_PORT_")) {
            // What Kubernetes tells every container about a service named lichthof. Not meant for us.
            return;
        }
        mistakes.add(
                variable,
                "There is no such setting.",
                suggestion(
                        variable,
                        SettingsTable.ALL.stream().map(Setting::variable).toList()));
    }

    private static boolean isKnown(String name) {
        return names().contains(name);
    }

    private static boolean isGroup(String name) {
        return names().stream().anyMatch(known -> known.startsWith(name + "."));
    }

    private static List<String> names() {
        return SettingsTable.ALL.stream().map(Setting::name).toList();
    }

    private static String suggestion(String written, List<String> known) {
        return Nearest.to(written, known)
                .or(() -> known.stream()
                        .filter(name -> name.endsWith("." + written))
                        .findFirst())
                .map(near -> "Did you mean '" + near + "'?")
                .orElseGet(() -> "The settings are listed in docs/operating.md; groups are " + groups() + ".");
    }

    private static String groups() {
        return names().stream()
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
