package org.lichthof.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichthof.access.NameRules.Checked.Bad;
import org.lichthof.access.NameRules.Checked.Good;

class NameRulesTest {
    private final NameRules rules = new NameRules(40);

    @ParameterizedTest
    @ValueSource(
            strings = {"Ann", "Jürgen", "李雷", "محمد", "Анна", "O'Neill-Müller jr.", "🌳", "👩‍🔬 Mia", "می‌خواهم", "x"})
    void namesOfAnyScriptStayAsTheyAre(String name) {
        assertEquals(new Good(name), rules.check(name));
    }

    @Test
    void whiteSpaceIsTrimmedAndCollapsed() {
        assertEquals(new Good("Ann B"), rules.check("  Ann \t\n\u00a0 \u3000B "));
    }

    @Test
    void whatLooksTheSameIsTheSame() {
        assertEquals(new Good("J\u00fcrgen"), rules.check("Ju\u0308rgen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u200d", "\u3164", "\u0301", "\u2800"})
    void aNameThatNobodyCanSeeIsNone(String name) {
        assertInstanceOf(Bad.class, rules.check(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\u0000b",
                "a\u001bb",
                "a\ufeffb",
                "a\u200bb",
                "a\ue000b",
                "a\ud800b",
                "a\u0378b"
            })
    void charactersThatHideOrTurnOthersAreRefused(String name) {
        assertInstanceOf(Bad.class, rules.check(name));
    }

    @Test
    void theLengthIsInCharactersAsPeopleCountThem() {
        assertEquals(new Good("🌳".repeat(40)), rules.check("🌳".repeat(40)));
        assertInstanceOf(Bad.class, rules.check("🌳".repeat(41)));
        assertInstanceOf(Bad.class, rules.check("x".repeat(1_000_000)));
    }
}
