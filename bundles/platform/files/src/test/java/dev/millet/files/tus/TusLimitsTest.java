package dev.millet.files.tus;

import static dev.millet.files.tus.TusClient.body;
import static dev.millet.files.tus.TusClient.header;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Identity;
import dev.millet.files.store.FileFolder;
import dev.millet.files.store.FolderContents;
import dev.millet.files.store.StoredFiles;
import dev.millet.files.upload.Purposes;
import dev.millet.files.upload.UploadLimits;
import dev.millet.files.upload.Uploads;
import dev.millet.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Uploads that are refused: what is not supported, not open, too large or too much. */
public final class TusLimitsTest extends TusGround {

  public TusLimitsTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void whatIsNotSupportedIsRefusedPlainly() throws Exception {
    String[] length = {"Upload-Length", "3"};
    assertEquals(
        400, client.call("POST", null, length[0], length[1], "Upload-Concat", "partial").status());
    assertEquals(400, client.call("POST", null, "Upload-Defer-Length", "1").status());
    assertEquals(400, client.call("POST", null, "Upload-Length", "-1").status());
    assertEquals(400, client.call("POST", null).status());
    for (String metadata : new String[] {"purpose !", "purpose /w==", "a YQ==,a YQ=="}) {
      Reply reply = client.call("POST", null, length[0], length[1], "Upload-Metadata", metadata);
      assertEquals(metadata, 400, reply.status());
    }
    Reply unknown =
        client.call(
            "POST",
            null,
            length[0],
            length[1],
            "Upload-Metadata",
            TusClient.metadata("purpose", "no.such"));
    assertEquals(422, unknown.status());
    assertTrue(body(unknown), body(unknown).contains("test.file"));
  }

  @Test
  public void thePurposeDecidesBeforeTheFirstByte() throws Exception {
    String metadata = TusClient.metadata("purpose", "test.file", "target", "closed");
    Reply closed = client.call("POST", null, "Upload-Length", "3", "Upload-Metadata", metadata);
    assertEquals(403, closed.status());
    assertTrue(body(closed).contains("urn:millet:problem:test.closed"));
    Reply tooLarge =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "1001",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    assertEquals(413, tooLarge.status());
  }

  @Test
  public void unfinishedUploadsAreLimited() throws Exception {
    for (int i = 0; i < 3; i++) {
      create(10);
    }
    String metadata = TusClient.metadata("purpose", "test.file");
    String[] small = {"Upload-Length", "1", "Upload-Metadata", metadata};
    Reply own = client.call("POST", null, small);
    assertEquals(429, own.status());
    assertTrue(body(own), body(own).contains("of yours"));
    TusClient bob = client(members.add("bob"));
    bob.create(10, "purpose", "test.file");
    Reply all = bob.call("POST", null, small);
    assertTrue(body(all), body(all).contains("in all"));
    assertFalse(header(all, "Retry-After").isEmpty());
  }

  @Test
  public void theQuotaCountsWhatIsStillToCome() throws Exception {
    Path folder = temporary.getRoot().toPath().resolve("files");
    StoredFiles tight =
        new StoredFiles(database, new FileFolder(folder, 0), new FolderContents(folder), 15);
    UploadLimits limits = new UploadLimits(100_000, Duration.ofHours(24), 3, 4);
    uploads = new Uploads(database, tight, new Purposes(generations), limits, () -> now);
    client = client(ann);
    create(10);
    String metadata = TusClient.metadata("purpose", "test.file");
    Reply full = client.call("POST", null, "Upload-Length", "6", "Upload-Metadata", metadata);
    assertEquals(507, full.status());
    create(5);
  }

  @Test
  public void anUploadIsItsMembersAlone() throws Exception {
    String id = create(10);
    TusClient bob = client(members.add("bob"));
    assertEquals(404, bob.call("HEAD", id).status());
    assertEquals(404, bob.patch(id, 0, "abc").status());
    assertEquals(404, bob.call("DELETE", id).status());
    assertEquals("not-found", bob.problem("GET", id).code());
    assertEquals(404, client.call("HEAD", "0".repeat(32)).status());
  }

  @Test
  public void aTokenForOneThingReachesTheUploadsForItAlone() throws Exception {
    String other = create(10);
    String mine = client.create(10, "purpose", "test.shelf", "target", "a", "filename", NAME);
    String foreign = client.create(10, "purpose", "test.shelf", "target", "b", "filename", NAME);
    client = client(Identity.ofToken(ann, Set.of("test.keep:a"), "token"));
    assertEquals(200, client.call("HEAD", mine).status());
    assertEquals(204, client.patch(mine, 0, "abc").status());
    for (String id : List.of(other, foreign)) {
      assertEquals(404, client.call("HEAD", id).status());
      assertEquals(404, client.patch(id, 0, "abc").status());
      assertEquals(404, client.call("DELETE", id).status());
    }
    String list = ((Reply.JsonValue) client.call("GET", null).body()).value().toString();
    assertTrue(list, list.contains(mine) && !list.contains(other) && !list.contains(foreign));
    for (String[] refused :
        List.of(new String[] {"test.shelf", "b"}, new String[] {"test.file", "a"})) {
      String metadata = TusClient.metadata("purpose", refused[0], "target", refused[1]);
      Reply reply = client.call("POST", null, "Upload-Length", "3", "Upload-Metadata", metadata);
      assertEquals(403, reply.status());
    }
  }

  @Test
  public void theOperatorIsNoMemberWhoUploads() throws Exception {
    String id = create(10);
    client = client(Identity.ofOperator());
    assertEquals(401, client.problem("GET", null).status());
    assertEquals(401, client.problem("GET", id).status());
    assertEquals(401, client.call("HEAD", id).status());
  }
}
