package org.lichthof.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichthof.world.LocalText;
import org.lichthof.world.RoomId;
import org.lichthof.yaml.Fields;
import org.lichthof.yaml.Mistake;
import org.lichthof.yaml.Mistakes;
import org.lichthof.yaml.Page;
import org.lichthof.yaml.PageRefused;

/** Reads events from the pages that organisers write (docs/events.md). Reads files; used while the program starts. */
public final class EventLoader {
    public static final String PAGE = "event.yaml";

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int DEFAULT_CAPACITY = 500;

    private final KeptFor kept;
    private final Mistakes mistakes = new Mistakes();

    private EventLoader(KeptFor kept) {
        this.kept = kept;
    }

    /**
     * What is planned in a folder.
     *
     * @param events those whose pages are right, in the order of their names
     * @param refused the others, by name: every mistake of their pages, each with place and remedy
     */
    public record Planned(List<Event> events, NavigableMap<String, List<Mistake>> refused) {
        public Planned {
            events = List.copyOf(events);
            refused = Collections.unmodifiableNavigableMap(new TreeMap<>(refused));
        }
    }

    /**
     * All events of a folder: each sub-folder with an {@code event.yaml} is one, the folder's name is the event's. A folder
     * that does not exist has no events. A mistake in one page is no reason to keep the others closed.
     *
     * @throws org.lichthof.yaml.PageRefused when the folder itself cannot be read
     */
    public static Planned load(Path folder, KeptFor kept) {
        List<Event> events = new ArrayList<>();
        NavigableMap<String, List<Mistake>> refused = new TreeMap<>();
        for (Path inside : folders(folder)) {
            String slug = inside.getFileName().toString();
            EventLoader loader = new EventLoader(kept);
            loader.event(inside, slug).ifPresentOrElse(events::add, () -> refused.put(slug, loader.mistakes.all()));
        }
        return new Planned(events, refused);
    }

    /** The event that comes with the program: {@code demo}. */
    public static Event demo(KeptFor kept) {
        EventLoader loader = new EventLoader(kept);
        Optional<Event> demo = loader.event(classPathFolder("demo"), "demo");
        loader.mistakes.throwIfAny();
        return demo.orElseThrow();
    }

    /** The folder of the event that this file belongs to: the nearest one above it with a page; empty: of none. */
    public static Optional<Path> folderOf(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PAGE))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> Files.exists(path.resolve(PAGE)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new PageRefused(List.of(new Mistake(
                    folder.toString(), "The folder cannot be listed.", "Check that this user may read it.")));
        }
    }

    private Optional<Event> event(Path folder, String slug) {
        Path page = folder.resolve(PAGE);
        if (EventId.parse(slug).isEmpty()) {
            mistakes.add(
                    folder.toString(),
                    "'" + slug + "' cannot be the name of an event in addresses.",
                    "Rename the folder: small letters, digits and hyphens, 64 at most.");
        }
        Fields fields = new Fields(page.toString(), Page.read(page, mistakes), mistakes);
        if (!mistakes.isEmpty() && fields.isEmpty()) {
            return Optional.empty();
        }
        List<String> languages = languages(fields);
        LocalText title = title(fields, languages, "title: {de: Mein Treffen, en: My meeting}");
        LocalText description = texts(fields, "description", languages);
        LocalText privacy = texts(fields, "privacy", languages);
        boolean isOpen = fields.yesNo("open", true);
        List<RoomPlan> rooms = rooms(fields, folder, languages);
        fields.done();
        return mistakes.isEmpty()
                ? Optional.of(new Event(new EventId(slug), title, description, privacy, languages, isOpen, rooms))
                : Optional.empty();
    }

    private List<String> languages(Fields fields) {
        List<String> languages = fields.texts("languages");
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                fields.wrong("languages", "'" + language + "' is not the tag of a language.", "Write de, en, …");
            }
        }
        return languages.isEmpty()
                ? List.of("de", "en")
                : languages.stream().distinct().toList();
    }

    private List<RoomPlan> rooms(Fields fields, Path folder, List<String> languages) {
        List<RoomPlan> rooms = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<Fields> groups = fields.groups("rooms");
        if (groups.isEmpty()) {
            fields.missing("rooms", "'rooms:' and below it '- name: hall' and 'map: hall.tmj'");
        }
        for (Fields room : groups) {
            String name = room.text("name", "name: hall");
            boolean valid = RoomId.isValid(name);
            if (!valid && !name.isEmpty()) {
                room.wrong(
                        "name",
                        "'" + name + "' cannot be the name of a room in addresses.",
                        "Take small letters, digits and hyphens, 64 at most.");
            }
            if (!names.add(name) && valid) {
                room.wrong("name", "There are two rooms '" + name + "'.", "Give one of them another name.");
            }
            LocalText title = title(room, languages, "title: {de: Halle, en: Hall}");
            Optional<Path> map = map(room, folder);
            int capacity = room.number("capacity", 1, RoomPlan.LARGEST_CAPACITY, DEFAULT_CAPACITY);
            room.done();
            if (valid && map.isPresent()) {
                rooms.add(new RoomPlan(new RoomId(name), title, map.get(), capacity));
            }
        }
        return rooms;
    }

    private Optional<Path> map(Fields room, Path folder) {
        String name = room.text("map", "map: hall.tmj");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path map = folder.resolve(name).normalize();
            if (!map.startsWith(folder.normalize())) {
                room.wrong("map", "The map '" + name + "' lies outside of the event's folder.", "Move it inside.");
                return Optional.empty();
            }
            if (Files.isRegularFile(map)) {
                return Optional.of(map);
            }
        } catch (InvalidPathException e) {
            // Told below: there is no such file.
        }
        room.wrong(
                "map",
                "There is no map '" + name + "'.",
                "Put the Tiled file beside " + PAGE + ", or correct its name.");
        return Optional.empty();
    }

    private LocalText title(Fields fields, List<String> languages, String example) {
        LocalText title = texts(fields, "title", languages);
        if (title.isEmpty()) {
            fields.missing("title", example);
        }
        return title;
    }

    /** One text for all, or one in each of the event's languages. */
    private LocalText texts(Fields fields, String name, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.textByLanguage(name).forEach((language, text) -> {
            if (!text.isBlank()) {
                texts.put(language, kept.in(text));
            }
        });
        if (!texts.isEmpty() && !texts.containsKey("")) {
            for (String language : languages) {
                if (!texts.containsKey(language)) {
                    fields.wrong(
                            name,
                            "'" + name + "' has no text in '" + language + "'.",
                            "Add it, or take " + language + " out of 'languages'.");
                }
            }
        }
        return new LocalText(texts);
    }

    /** A folder of the program itself: on disk while developing, inside of the jar when shipped. */
    private static Path classPathFolder(String name) {
        @Nullable URL page = EventLoader.class.getResource("/" + name + "/" + PAGE);
        if (page == null) {
            throw new IllegalStateException("the program was built without its " + name + " event");
        }
        try {
            URI uri = page.toURI();
            if (uri.getScheme().equals("jar")) {
                openJar(uri);
            }
            return Path.of(uri).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the address of the demo event: " + page, e);
        }
    }

    /** Stays open for as long as the program runs: maps are read from it. */
    @SuppressWarnings("resource")
    private static void openJar(URI inside) {
        try {
            FileSystems.newFileSystem(inside, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Somebody asked before.
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own jar cannot be read", e);
        }
    }
}
