package dev.millet.search;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A module is disabled while a request still has its offers: everything is answered without it. */
@RunWith(Parameterized.class)
public final class DisabledModuleTest {

  private final TestDatabase test;
  private Shelf shelf;

  public DisabledModuleTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() throws Exception {
    shelf = new Shelf(test);
    shelf.dropPairs();
    shelf.notes.votes = true;
    shelf.put(1, "Screen recording has no sound", "");
    shelf.put(2, "Screen recording: no sound", "");
    shelf.put(3, "The calendar shows the wrong week", "");
    shelf.put(4, "录屏没有声音", "");
    shelf.put(5, "希望日历支持农历", "");
    shelf.put(6, "The battery is empty after a night", "");
    shelf.runJob("search.pairs");
    assertEquals(List.of(3L), shelf.find("calendar"));
  }

  @After
  public void close() {
    shelf.close();
  }

  private String page(FakeRequest request) throws Exception {
    Reply reply = shelf.call(request);
    assertEquals(200, reply.status());
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  private String search() throws Exception {
    return page(FakeRequest.get("/search").query("q", "calendar"));
  }

  private String pairs() throws Exception {
    return page(FakeRequest.get("/search/pairs").by(shelf.staff));
  }

  @Test
  public void pagesAreShownWithoutIt() throws Exception {
    assertTrue(search(), search().contains("/notes/3"));
    assertTrue(pairs(), pairs().contains("/merge?into="));

    shelf.notes.disabled = true;
    assertFalse(search(), search().contains("/notes/3"));
    assertFalse(pairs(), pairs().contains("/notes/"));
    assertEquals(List.of(), shelf.find("calendar"));

    shelf.notes.disabled = false;
    assertEquals(List.of(3L), shelf.find("calendar"));
    assertTrue(search(), search().contains("/notes/3"));
  }
}
