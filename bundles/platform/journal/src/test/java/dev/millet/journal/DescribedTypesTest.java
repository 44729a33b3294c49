package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.journal.DescribedEntry;
import dev.millet.api.journal.JournalEffect.Kind;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.subjects.Subject;
import dev.millet.modules.Register;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.pages.ModuleTexts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Checks how modules describe their journal types, and what others read by it. */
public final class DescribedTypesTest {

  record Said(
      long note,
      Subject subject,
      Long author,
      boolean first,
      String text,
      Instant at,
      List<Long> x) {}

  private static final JournalType SAID =
      JournalType.of("thanks.said", Said.class)
          .by("author")
          .about(JournalItem.in("subject"))
          .making(JournalItem.of("note", "note", "author"))
          .undoingWhere("text", Set.of("sorry"), JournalItem.in("subject"));

  private record Entry(String type, String json) implements JournalEntry {

    @Override
    public long position() {
      return 1;
    }

    @Override
    public Instant at() {
      return Instant.EPOCH;
    }

    @Override
    public <T> T payload(Class<T> type) {
      try {
        return new ObjectMapper().readValue(json, type);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static DescribedEntry read(String json) {
    return SAID.read(new Entry("thanks.said", json));
  }

  @Test
  public void theFieldsAreThoseOfThePayload() {
    assertEquals(
        List.of(
            new JournalField("note", JournalField.Kind.NUMBER),
            new JournalField("subject", JournalField.Kind.SUBJECT),
            new JournalField("author", JournalField.Kind.MEMBER),
            new JournalField("first", JournalField.Kind.FLAG),
            new JournalField("text", JournalField.Kind.TEXT),
            new JournalField("at", JournalField.Kind.TIME)),
        SAID.fields());
  }

  @Test
  public void anEntryTellsWhoDidWhatAboutWhich() {
    DescribedEntry said =
        read(
            """
            {"note": 7, "subject": {"type": "phone", "id": "x1"}, "author": 3, "first": true,
             "text": "谢谢", "at": "2026-11-01T10:00:00Z", "x": [1], "later": "unknown"}
            """);
    assertEquals(Optional.of(3L), said.actor());
    assertEquals(Optional.of(new Subject("phone", "x1")), said.subject());
    assertEquals(List.of("note/7/3"), said.items(Kind.MAKES));
    assertEquals(List.of(), said.items(Kind.UNDOES));
    assertEquals(
        Map.of(
            "note",
            7L,
            "subject",
            new Subject("phone", "x1"),
            "author",
            3L,
            "first",
            true,
            "text",
            "谢谢",
            "at",
            Instant.parse("2026-11-01T10:00:00Z")),
        said.values());
  }

  @Test
  public void anEffectMayDependOnTheValueOfAField() {
    DescribedEntry said =
        read("{\"text\": \"sorry\", \"subject\": {\"type\": \"phone\", \"id\": \"x1\"}}");
    assertEquals(List.of("phone/x1"), said.items(Kind.UNDOES));
  }

  @Test
  public void whatAnOldEntryLacksIsNobodyAndNothing() {
    DescribedEntry said = read("{\"note\": 7, \"author\": null}");
    assertEquals(Optional.empty(), said.actor());
    assertEquals(Optional.empty(), said.subject());
    assertEquals(List.of(), said.items(Kind.MAKES));
    assertEquals("", said.values().get("text"));
    assertEquals(0L, said.values().get("author"));
    assertEquals(Instant.EPOCH, said.values().get("at"));
  }

  @Test
  public void aFieldThatThePayloadDoesNotHaveIsRefused() {
    JournalType type = JournalType.of("thanks.said", Said.class);
    assertThrows(IllegalArgumentException.class, () -> type.by("member"));
    assertThrows(
        IllegalArgumentException.class, () -> type.about(JournalItem.of("phone", "note", "at")));
    assertThrows(
        IllegalArgumentException.class, () -> type.making(JournalItem.of("note", "number")));
  }

  @Test
  public void aModuleDescribesItsOwnTypesOnly() {
    Register register = new Register();
    var types = new ActiveJournalTypes(register.generations(), new Texts());
    register.activate("thanks", SAID, JournalType.of("voting.cast", Said.class));
    assertEquals(List.of(SAID), types.all());
    assertTrue(types.find("voting.cast").isEmpty());
    assertEquals("thanks journal.thanks.said en", types.label("thanks.said", Locale.ENGLISH));
    assertEquals("text", types.label("thanks.said", "text", Locale.ENGLISH));
    assertEquals("voting.cast", types.label("voting.cast", Locale.ENGLISH));
    register.activate("thanks");
    assertEquals(List.of(), types.all());
  }

  /** Knows a text for each type and none for fields. */
  private static final class Texts implements ModuleTexts {

    @Override
    public Optional<String> find(Generation generation, Locale language, String key) {
      return key.endsWith(".text")
          ? Optional.empty()
          : Optional.of(generation.module() + " " + key + " " + language);
    }
  }
}
