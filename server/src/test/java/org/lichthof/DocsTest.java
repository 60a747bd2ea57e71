package org.lichthof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever follows a link in our pages, or a page named in our sources, arrives. */
class DocsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("server") ? Path.of("..") : Path.of("");
    private static final Set<String> NOT_OURS =
            Set.of("node_modules", "target", "dist", "gen", ".git", "data", "shots");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern PAGE_NAMED = Pattern.compile("\\bdocs/[a-z/-]+\\.md\\b");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void everyLinkBetweenOurPagesLeadsSomewhere() throws IOException {
        List<Path> pages = files(".md");
        assertTrue(pages.size() > 10, "the pages were not found from " + ROOT.toAbsolutePath());
        var dead = new TreeSet<String>();
        for (Path page : pages) {
            var links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                String link = links.group(1);
                if (!ELSEWHERE.matcher(link).matches() && !leadsSomewhere(page, link)) {
                    dead.add(ROOT.relativize(page) + " -> " + link);
                }
            }
        }
        assertEquals(Set.of(), dead);
    }

    @Test
    void everyPageThatSourcesNameIsThere() throws IOException {
        var missing = new TreeSet<String>();
        for (String ending : List.of(".java", ".ts", ".svelte", ".proto", ".yaml", "lichthof")) {
            for (Path source : files(ending)) {
                PAGE_NAMED
                        .matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group())
                        .filter(name -> !Files.exists(ROOT.resolve(name)))
                        .forEach(name -> missing.add(ROOT.relativize(source) + " names " + name));
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || headings(target).contains(link.substring(hash + 1));
    }

    /** As they are addressed: small letters, digits and hyphens. */
    private static Set<String> headings(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(String ending) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
