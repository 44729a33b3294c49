package dev.millet.imports;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.imports.DemoData;
import dev.millet.api.imports.Importer;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.junit.Test;

public final class ImportsTest {

  private final FakeGenerations generations = new FakeGenerations(new JacksonJson());
  private final ImportsModule module = new ImportsModule(generations);

  private record Notes(boolean isWanted) implements DemoData {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }

    @Override
    public List<String> staff() {
      return List.of("kim");
    }
  }

  @Test
  public void whatModulesTakeInIsListedAsLongAsTheyAreThere() throws Exception {
    Importer notes = Importer.of("/api/v1/thanks/import", "Notes");
    generations.activate("thanks", notes.withDemo(new Notes(true)));
    generations.activate("quiz", Importer.of("/api/v1/quiz/import", "Questions"));

    String listed = listed();
    assertTrue(listed, listed.contains("\"module\":\"thanks\""));
    assertTrue(listed, listed.contains("\"path\":\"/api/v1/quiz/import\""));
    assertTrue(listed, listed.contains("\"staff\":[\"kim\"]"));
    assertTrue(listed, listed.contains("\"path\":\"/api/v1/imports/thanks/demo\""));

    generations.remove("quiz");
    assertTrue(!listed().contains("quiz"));
  }

  @Test
  public void theDataToLookAtAreGiven() throws Exception {
    Importer notes = Importer.of("/api/v1/thanks/import", "Notes");
    generations.activate("thanks", notes.withDemo(new Notes(false)));
    generations.activate("quiz", Importer.of("/api/v1/quiz/import", "Questions"));

    assertTrue(listed(), listed().contains("\"wanted\":false"));
    Reply.Bytes data = (Reply.Bytes) demo("thanks").body();
    assertArrayEquals(new byte[] {1, 2, 3}, data.content());
    for (String none : List.of("quiz", "nobody")) {
      var refused = assertThrows(ProblemException.class, () -> demo(none));
      assertEquals(404, refused.problem().status());
    }
  }

  private String listed() throws Exception {
    Reply.JsonValue value = (Reply.JsonValue) call("/api/v1/imports", FakeRequest.get("/")).body();
    return new JacksonJson().write(value.value());
  }

  private Reply demo(String of) throws Exception {
    return call("/api/v1/imports/{module}/demo", FakeRequest.get("/").with("module", of));
  }

  private Reply call(String template, FakeRequest request) throws Exception {
    for (var contribution : module.contributions()) {
      if (contribution instanceof Route route && route.template().equals(template)) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError(template);
  }
}
