package org.lichthof.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private final Mistakes mistakes = new Mistakes();

    @Test
    void everythingKnowsTheLineItStandsOn() {
        Node.Mapping page = Page.parse("p", "a: 1\n\nb:\n  - x\n  - y\nc:\n  d: 'z'\n", mistakes);

        assertEquals(new Node.Scalar("1", 1), page.entries().get("a"));
        assertEquals(
                List.of(new Node.Scalar("x", 4), new Node.Scalar("y", 5)),
                ((Node.Sequence) page.entries().get("b")).items());
        assertEquals(
                new Node.Scalar("z", 7),
                ((Node.Mapping) page.entries().get("c")).entries().get("d"));
        assertTrue(mistakes.isEmpty());
    }

    @Test
    void anEmptyPageIsAnEmptyGroup() {
        assertTrue(Page.parse("p", "", mistakes).entries().isEmpty());
        assertTrue(Page.parse("p", "# only a comment\n", mistakes).entries().isEmpty());
        assertTrue(mistakes.isEmpty());
    }

    @Test
    void aNameWithNothingBehindItIsNothing() {
        assertEquals(
                new Node.Nothing(1),
                Page.parse("p", "a:\nb: 1\n", mistakes).entries().get("a"));
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        Page.parse("p.yaml", "a: 1\nb: [1, 2\n", mistakes);
        assertToldOnce("p.yaml:", "not YAML");
    }

    @Test
    void aNameThatStandsTwiceIsTold() {
        Page.parse("p.yaml", "port: 1\nbind: x\nport: 2\n", mistakes);
        assertToldOnce("p.yaml:3", "'port' stands here for the second time");
    }

    @Test
    void anAliasIsRefusedBecauseItCouldGrowWithoutBound() {
        Page.parse("p.yaml", "a: &x 1\nb: *x\n", mistakes);
        assertToldOnce("p.yaml:2", "Aliases");
    }

    @Test
    void aListInsteadOfSettingsIsTold() {
        Page.parse("p.yaml", "- 1\n- 2\n", mistakes);
        assertToldOnce("p.yaml:1", "a list came");
    }

    @Test
    void twoDocumentsAreRefused() {
        Page.parse("p.yaml", "a: 1\n---\nb: 2\n", mistakes);
        assertToldOnce("p.yaml:", "second document");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        Page.parse("p.yaml", "a: " + "[".repeat(60) + "]".repeat(60), mistakes);
        assertToldOnce("p.yaml:1", "nested deeper");
    }

    @Test
    void aFileThatIsNotThereIsTold(@TempDir Path folder) {
        Page.read(folder.resolve("none.yaml"), mistakes);
        assertToldOnce("none.yaml", "no such file");
    }

    @Test
    void aFileThatIsNotTextIsTold(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("x.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
        Page.read(file, mistakes);
        assertToldOnce("x.yaml", "not UTF-8");
    }

    @Test
    void theNearestWordIsTheOneMeant() {
        List<String> words = List.of("port", "publicUrl", "limits.frameBytes");
        assertEquals("port", Nearest.to("prot", words).orElseThrow());
        assertEquals("publicUrl", Nearest.to("publicurl", words).orElseThrow());
        assertEquals("limits.frameBytes", Nearest.to("limit.frameByte", words).orElseThrow());
        assertTrue(Nearest.to("colour", words).isEmpty());
    }

    private void assertToldOnce(String place, String what) {
        PageRefused refused = assertThrows(PageRefused.class, mistakes::throwIfAny);
        assertEquals(1, refused.mistakes().size(), refused::getMessage);
        Mistake told = refused.mistakes().getFirst();
        assertTrue(told.place().contains(place), told::toString);
        assertTrue(told.what().contains(what), told::toString);
    }
}
