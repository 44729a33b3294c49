package dev.millet.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.json.JsonException;
import dev.millet.api.json.RawJson;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public final class JacksonJsonTest {

  private final JacksonJson json = new JacksonJson();

  public record Comment(String body) {}

  public record Suggestion(long id, String title, Instant at, List<Comment> comments) {}

  @Test
  public void recordsGoThereAndBack() {
    Suggestion suggestion =
        new Suggestion(7, "深色模式", Instant.parse("2026-01-02T03:04:05Z"), List.of());
    String text = json.write(suggestion);
    assertEquals(
        "{\"id\":7,\"title\":\"深色模式\",\"at\":\"2026-01-02T03:04:05Z\",\"comments\":[]}", text);
    assertEquals(suggestion, json.read(text, Suggestion.class));
  }

  @Test
  public void whatIsNullIsLeftOut() {
    assertEquals("{\"id\":0}", json.write(new Suggestion(0, null, null, null)));
  }

  @Test
  public void finishedPiecesAreWrittenAsTheyStand() {
    assertEquals(
        "{\"voting\":{\"support\":1}}",
        json.write(Map.of("voting", new RawJson("{\"support\":1}"))));
  }

  @Test
  public void aStoredDocumentMayHaveGrown() {
    assertEquals(new Comment("x"), json.read("{\"body\":\"x\",\"mood\":1}", Comment.class));
  }

  @Test
  public void aRequestNamesTheFieldThatIsUnknown() {
    JsonException refused = refused("{\"comments\":[{\"boddy\":\"x\"}]}");
    assertEquals("comments[0].boddy", refused.field());
    assertTrue(refused.getMessage(), refused.getMessage().contains("'boddy' is not known"));
  }

  @Test
  public void aRequestNamesTheFieldOfTheWrongType() {
    assertEquals("id", refused("{\"id\":\"seven\"}").field());
    assertEquals("at", refused("{\"id\":1,\"at\":\"tomorrow\"}").field());
  }

  @Test
  public void numbersAreNotReadFromText() {
    assertEquals("id", refused("{\"id\":\"7\"}").field());
  }

  @Test
  public void brokenJsonTellsWhere() {
    JsonException refused = refused("{\"id\":1,\n oops");
    assertTrue(refused.getMessage(), refused.getMessage().contains("line 2"));
  }

  @Test
  public void whatIsBrokenInsideATextIsNoJsonAndNotAWrongField() {
    for (String document :
        new String[] {
          "{\"body\":\"a\nb\"}",
          "{\"body\":\"a\\xb\"}",
          "{\"body\":\"a",
          "{\"body\":\"a\\u12",
          "{\"b\nody\":\"a\"}"
        }) {
      assertEquals(document, "", refusedComment(document.getBytes(StandardCharsets.UTF_8)).field());
    }
  }

  @Test
  public void whatIsNotUtf8IsRefusedWhereverItStands() {
    Charset latin = StandardCharsets.ISO_8859_1;
    for (String document :
        new String[] {
          "{\"body\":\"\u00ff\"}",
          "{\"body\":\"\u00c0\u00af\"}",
          "{\"body\":\"\u00ed\u00a0\u0080\"}",
          "{\"b\u00ffody\":\"a\"}",
          "{\"body\":\"a\"}\u00ff"
        }) {
      JsonException refused = refusedComment(document.getBytes(latin));
      assertEquals(document, "", refused.field());
      assertTrue(refused.getMessage(), refused.getMessage().contains("UTF-8"));
    }
    assertEquals(
        "", refusedComment("{\"body\":\"a\"}".getBytes(StandardCharsets.UTF_16LE)).field());
    assertEquals(
        "the control",
        "小米\ufffd",
        json.readStrict(
                "\ufeff{\"body\":\"小米\ufffd\"}".getBytes(StandardCharsets.UTF_8), Comment.class)
            .body());
  }

  private JsonException refusedComment(byte[] document) {
    return assertThrows(JsonException.class, () -> json.readStrict(document, Comment.class));
  }

  @Test
  public void aSecondDocumentAfterTheFirstIsRefused() {
    refused("{\"id\":1} {\"id\":2}");
  }

  @Test
  public void aNullDocumentIsRefused() {
    refused("null");
  }

  @Test
  public void nestingWithoutEndIsRefusedAndNotFatal() {
    refused("{\"comments\":" + "[".repeat(200_000));
  }

  @Test
  public void theClassesThatItHasSeenCanBeUnloaded() throws Exception {
    WeakReference<ClassLoader> seen = useForeignClass();
    for (int i = 0; i < 50 && seen.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertEquals(null, seen.get());
  }

  private static WeakReference<ClassLoader> useForeignClass() throws Exception {
    URL classes = Comment.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null)) {
      Class<?> comment = loader.loadClass(Comment.class.getName());
      Object value = comment.getConstructor(String.class).newInstance("x");
      assertEquals("{\"body\":\"x\"}", new JacksonJson().write(value));
      return new WeakReference<>(loader);
    }
  }

  private JsonException refused(String document) {
    return assertThrows(
        JsonException.class,
        () -> json.readStrict(document.getBytes(StandardCharsets.UTF_8), Suggestion.class));
  }
}
