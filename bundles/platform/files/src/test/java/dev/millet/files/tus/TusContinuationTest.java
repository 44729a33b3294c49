package dev.millet.files.tus;

import static dev.millet.files.tus.TusClient.body;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.Reply;
import dev.millet.files.upload.UploadSink;
import dev.millet.testing.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Uploads that are cut off, taken over or killed go on, and each file is taken once. */
public final class TusContinuationTest extends TusGround {

  public TusContinuationTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aNewerRequestTakesOver() throws Exception {
    String id = create(10);
    UploadSink older = sink(id, 0);
    List<String> cancelled = new ArrayList<>();
    older.begin(() -> cancelled.add("older"));
    older.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    assertEquals("what arrived counts", 3, client.offset(id));
    assertEquals(List.of("older"), cancelled);
    assertEquals(204, client.patch(id, 3, "defghij").status());
    Reply late;
    try {
      older.take(ByteBuffer.wrap("x".getBytes(StandardCharsets.UTF_8)));
      throw new AssertionError("it still sends");
    } catch (dev.millet.api.gateway.ProblemException e) {
      late = older.fail(e);
    }
    assertEquals(409, late.status());
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
  }

  @Test
  public void aKilledProcessGoesOnWhereItIsSure() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    UploadSink cut = sink(id, 3);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("xyz".getBytes(StandardCharsets.UTF_8)));
    start();
    assertEquals("what was not synced does not count", 3, client.offset(id));
    client.patch(id, 3, "defghij");
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
    assertEquals(hash("SHA-512", "abcdefghij"), taken.get(0).file().sha512());
  }

  @Test
  public void aBrokenConnectionKeepsWhatArrived() throws Exception {
    String id = create(10);
    UploadSink cut = sink(id, 0);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    assertEquals(400, cut.fail(new IOException("reset")).status());
    start();
    assertEquals(3, client.offset(id));
  }

  @Test
  public void aKillBeforeThePurposeHasItIsMadeUpFor() throws Exception {
    String id = create(3);
    UploadSink cut = sink(id, 0);
    cut.begin(() -> {});
    cut.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    cut.fail(new IOException("killed behind the last byte"));
    start();
    assertEquals(3, client.offset(id));
    sweep();
    assertEquals("done", client.show(id).state());
    assertEquals(1, taken.size());
  }

  @Test
  public void aPurposeThatIsAwayTakesTheFileLater() throws Exception {
    String id = create(3);
    generations.remove("test");
    Reply reply = client.patch(id, 0, "abc");
    assertEquals(503, reply.status());
    assertEquals("received", client.show(id).state());
    sweep();
    start();
    generations.activate("test", UploadPurpose.of("test.file", 1000, new Purpose()));
    sweep();
    assertEquals("done", client.show(id).state());
    assertEquals(1, taken.size());
  }

  @Test
  public void aPurposeThatFailsFailsTheJobAndGetsTheFileLater() throws Exception {
    String id = create(3);
    breaking = true;
    assertTrue(client.patch(id, 0, "abc").status() >= 500);
    try {
      sweep();
      fail("nobody would see it");
    } catch (IllegalStateException e) {
      assertEquals("a defect of the module", e.getMessage());
    }
    breaking = false;
    sweep();
    assertEquals("done", client.show(id).state());
    assertEquals(1, taken.size());
  }

  @Test
  public void aPurposeMayRefuseTheFileAtTheEnd() throws Exception {
    String id = create(3);
    refusing = true;
    Reply reply = client.patch(id, 0, "abc");
    assertEquals(409, reply.status());
    assertTrue(body(reply).contains("test.late"));
    assertEquals("refused", client.show(id).state());
    assertEquals(410, client.call("HEAD", id).status());
    refusing = false;
    sweep();
    assertEquals(List.of(), taken);
  }

  @Test
  public void aMemberWhoLeavesTakesTheirUploadsAlong() throws Exception {
    create(10);
    assertEquals(1, uploads.unfinished(ann.id()).size());
    uploads.erase(ann.id());
    assertEquals(0, uploads.unfinished(ann.id()).size());
    uploads.erase(ann.id());
  }

  @Test
  public void anUploadExpiresWhenNothingArrives() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    now = now.plus(Duration.ofHours(23));
    sweep();
    client.patch(id, 3, "d");
    now = now.plus(Duration.ofHours(23));
    sweep();
    assertEquals(4, client.offset(id));
    now = now.plus(Duration.ofHours(2));
    sweep();
    assertEquals(410, client.call("HEAD", id).status());
    assertEquals("expired", client.show(id).state());
    assertEquals(List.of(), names("files/incoming"));
    now = now.plus(Duration.ofDays(8));
    sweep();
    assertEquals(404, client.call("HEAD", id).status());
  }

  @Test
  public void anUploadThatIsEndedIsGone() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    assertEquals(204, client.call("DELETE", id).status());
    assertEquals(410, client.call("HEAD", id).status());
    assertEquals(410, client.patch(id, 3, "d").status());
    assertEquals(410, client.call("DELETE", id).status());
    assertEquals(List.of(), names("files/incoming"));
  }
}
