package dev.millet.files.tus;

import static dev.millet.files.tus.TusClient.header;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.files.CompletedUpload;
import dev.millet.api.gateway.Reply;
import dev.millet.files.upload.UploadSink;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;

/** Uploads as tus 1.0 defines them, until their purpose has the file. */
public final class TusTest extends TusGround {

  public TusTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aFileArrivesInPiecesAndIsGivenToItsPurposeOnce() throws Exception {
    String id = create(10);
    assertEquals(0, client.offset(id));
    Reply first = client.patch(id, 0, "abcd");
    assertEquals(204, first.status());
    assertEquals("4", header(first, "Upload-Offset"));
    assertTrue(header(first, "Upload-Expires").endsWith("GMT"));
    assertEquals(List.of(), names("files/content"));
    Reply last = client.patch(id, 4, "efghij");
    assertEquals("10", header(last, "Upload-Offset"));
    assertEquals("1.0.0", header(last, "Tus-Resumable"));
    CompletedUpload upload = taken.get(0);
    assertEquals(hash("SHA-256", "abcdefghij"), upload.file().sha256());
    assertEquals(hash("SHA-512", "abcdefghij"), upload.file().sha512());
    assertEquals(NAME, upload.fileName());
    assertEquals("7", upload.target());
    assertEquals(ann.id(), upload.memberId());
    assertEquals("a client may ask afterwards", 10, client.offset(id));
    assertEquals("done", client.show(id).state());
    sweep();
    assertEquals(1, taken.size());
    assertEquals(List.of(), names("files/incoming"));
    assertEquals(List.of(upload.file().sha256()), names("files/content"));
  }

  @Test
  public void theFirstBytesMayComeAlong() throws Exception {
    Reply reply =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "3",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    Reply answer = TusClient.drive((UploadSink) reply.body(), "abc");
    assertEquals(201, answer.status());
    assertEquals("3", header(answer, "Upload-Offset"));
    assertEquals("done", client.show(TusClient.id(answer)).state());
  }

  @Test
  public void anEmptyFileIsComplete() throws Exception {
    Reply reply =
        client.call(
            "POST",
            null,
            "Upload-Length",
            "0",
            "Upload-Metadata",
            TusClient.metadata("purpose", "test.file"));
    Reply answer = TusClient.drive((UploadSink) reply.body(), "");
    assertEquals("done", client.show(TusClient.id(answer)).state());
    assertEquals(0, taken.get(0).file().length());
  }

  @Test
  public void anotherVersionOfTheProtocolIsToldWhichOneIsSpoken() throws Exception {
    for (String method : new String[] {"POST", "PATCH", "DELETE", "HEAD"}) {
      String id = method.equals("POST") ? null : "a";
      Reply reply = client.call(method, id, "Tus-Resumable", "0.2.2");
      assertEquals(412, reply.status());
      assertEquals("1.0.0", header(reply, "Tus-Version"));
    }
    Reply options = client.call("OPTIONS", null, "Tus-Resumable", "");
    assertEquals(
        "creation,creation-with-upload,termination,expiration,checksum",
        header(options, "Tus-Extension"));
    assertEquals("100000", header(options, "Tus-Max-Size"));
    assertEquals("md5,sha1,sha256,sha512", header(options, "Tus-Checksum-Algorithm"));
  }

  @Test
  public void aPieceAtAnotherPlaceIsRefused() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    assertEquals(409, client.patch(id, 0, "abc").status());
    assertEquals(409, client.patch(id, 5, "abc").status());
    assertEquals(3, client.offset(id));
    Reply untyped = client.call("PATCH", id, "Upload-Offset", "3");
    assertEquals(415, untyped.status());
    Reply tooLong = client.patch(id, 3, "", "Content-Length", "8");
    assertEquals(413, tooLong.status());
    Reply chunked = client.patch(id, 3, "defghijkl");
    assertEquals(413, chunked.status());
    assertEquals("what fits is kept", 10, client.offset(id));
  }

  @Test
  public void aChecksumThatIsWrongKeepsNothing() throws Exception {
    String id = create(10);
    client.patch(id, 0, "abc");
    String right = "sha256 " + base64("SHA-256", "def");
    Reply wrong = client.patch(id, 3, "dex", "Upload-Checksum", right);
    assertEquals(460, wrong.status());
    assertEquals(3, client.offset(id));
    assertEquals(204, client.patch(id, 3, "def", "Upload-Checksum", right).status());
    String sha1 = "sha1 " + base64("SHA-1", "ghij");
    assertEquals(204, client.patch(id, 6, "ghij", "Upload-Checksum", sha1).status());
    assertEquals(hash("SHA-256", "abcdefghij"), taken.get(0).file().sha256());
    String other = create(10);
    assertEquals(400, client.patch(other, 0, "a", "Upload-Checksum", "crc32 AAAA").status());
  }

  @Test
  public void aClientWithoutPatchOverridesTheMethod() throws Exception {
    String id = create(3);
    Reply head = client.call("POST", id, "X-HTTP-Method-Override", "HEAD");
    assertEquals("0", header(head, "Upload-Offset"));
    Reply reply =
        client.call(
            "POST",
            id,
            "X-HTTP-Method-Override",
            "PATCH",
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            "0");
    assertNotNull(TusClient.drive((UploadSink) reply.body(), "abc"));
    assertArrayEquals(new long[] {3}, new long[] {client.offset(id)});
    assertEquals(400, client.call("POST", id).status());
  }
}
