package dev.millet.gateway.multipart;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Upload;
import dev.millet.api.members.Role;
import dev.millet.gateway.FakeAuthentication;
import dev.millet.gateway.TestGateway;
import dev.millet.gateway.TestRoutes;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;

public class FormsWithFilesTest {

  private final AtomicReference<Form> seen = new AtomicReference<>();
  private final AtomicReference<byte[]> content = new AtomicReference<>();
  private final AtomicInteger onDisk = new AtomicInteger();
  private final AtomicInteger handled = new AtomicInteger();
  private final TestGateway gateway =
      new TestGateway()
          .with(new FakeAuthentication())
          .serve(
              TestRoutes.post("/forms", this::keep).withMaxBody(4_000_000),
              TestRoutes.post("/api/v1/forms", this::keep).withMaxBody(4_000_000),
              TestRoutes.post("/failing", this::failAfterReading).withMaxBody(4_000_000),
              TestRoutes.route(
                      "POST", "/mine", Permission.toWrite("test.form", Role.MEMBER), this::keep)
                  .withMaxBody(4_000_000));

  private final UploadFolder uploads = new UploadFolder(gateway);

  @Rule public final RuleChain rules = RuleChain.outerRule(uploads).around(gateway);

  private Reply keep(Request request) throws Exception {
    handled.incrementAndGet();
    seen.set(request.form());
    onDisk.set(uploads.count());
    for (Upload upload : request.form().uploads("file")) {
      try (InputStream in = upload.open()) {
        content.set(in.readAllBytes());
      }
      assertEquals(content.get().length, upload.length());
    }
    return Reply.text("kept");
  }

  private Reply failAfterReading(Request request) throws Exception {
    keep(request);
    throw new IllegalStateException("a handler that fails");
  }

  private HttpResponse<String> send(FormBody body) throws Exception {
    return gateway.send(body.to(gateway, "/forms"));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  public void fieldsAndFilesAreTold() throws Exception {
    FormBody body =
        FormBody.of()
            .field("标题", "小米\r\nb")
            .file("file", "照片.png", "image/png", new byte[] {1, 2, 3})
            .field("tag", "a")
            .field("tag", "b")
            .end();
    assertEquals("kept", send(body).body());
    Form form = seen.get();
    assertEquals("小米\nb", form.value("标题"));
    assertEquals(Arrays.asList("a", "b"), form.values("tag"));
    Upload upload = form.upload("file").get();
    assertEquals("照片.png", upload.fileName());
    assertEquals("image/png", upload.contentType());
    assertArrayEquals(new byte[] {1, 2, 3}, content.get());
    assertTrue(form.values("file").isEmpty());
  }

  @Test
  public void aProgramMaySendOneToo() throws Exception {
    FormBody body = FormBody.of().file("file", "a.csv", "text/csv", noise(10)).end();
    assertEquals(200, gateway.send(body.to(gateway, "/api/v1/forms")).statusCode());
    assertArrayEquals(noise(10), content.get());
  }

  @Test
  public void aLargeFileLiesOnTheDiskUntilTheRequestEnds() throws Exception {
    byte[] large = noise(3_000_000);
    FormBody body = FormBody.of().file("file", "a", "image/png", large).end();
    assertEquals(200, send(body).statusCode());
    assertArrayEquals(large, content.get());
    assertEquals(1, onDisk.get());
    uploads.assertEmptySoon();
  }

  @Test
  public void aSmallFileStaysInMemory() throws Exception {
    send(FormBody.of().file("file", "a", "image/png", noise(10_000)).end());
    assertEquals(0, onDisk.get());
  }

  @Test
  public void nothingIsLeftWhereTheHandlerFails() throws Exception {
    FormBody body = FormBody.of().file("file", "a", "image/png", noise(3_000_000)).end();
    assertEquals(500, gateway.send(body.to(gateway, "/failing")).statusCode());
    assertEquals(1, onDisk.get());
    uploads.assertEmptySoon();
  }

  @Test
  public void aFileFieldWithNothingChosenIsLeftOut() throws Exception {
    send(FormBody.of().file("file", "", "application/octet-stream", new byte[0]).end());
    assertFalse(seen.get().upload("file").isPresent());
  }

  @Test
  public void anEmptyFileIsAFile() throws Exception {
    send(FormBody.of().file("file", "a.txt", "text/plain", new byte[0]).end());
    assertEquals(0, seen.get().upload("file").get().length());
  }

  @Test
  public void aFileNameIsItsLastSegmentWithoutControls() throws Exception {
    assertEquals("passwd", nameOf("form-data; name=\"file\"; filename=\"../../etc/passwd\""));
    assertEquals("a.png", nameOf("form-data; name=\"file\"; filename=\"C:\\Users\\mei\\a.png\""));
    assertEquals("a\"b.png", nameOf("form-data; name=\"file\"; filename=\"a%22b.png\""));
    assertEquals("agpj.exe", nameOf("form-data; name=\"file\"; filename=\"a\u202egpj.exe\""));
    assertEquals("", nameOf("form-data; name=\"file\"; filename=\"x/..\""));
    assertEquals(
        "照.png",
        nameOf("form-data; name=\"file\"; filename=\"b\"; filename*=UTF-8''%E7%85%A7.png"));
  }

  private String nameOf(String disposition) throws Exception {
    assertEquals(
        200, send(FormBody.of().part(disposition, null, new byte[] {1}).end()).statusCode());
    return seen.get().upload("file").get().fileName();
  }

  @Test
  public void aLongFileNameIsCut() throws Exception {
    send(FormBody.of().file("file", "米".repeat(300), "image/png", new byte[] {1}).end());
    assertEquals(255, seen.get().upload("file").get().fileName().length());
  }

  @Test
  public void theTokenOfTheSessionIsAFieldOfTheForm() throws Exception {
    FormBody without = FormBody.of().field("text", "a").file("file", "a", "b", noise(9));
    FormBody with =
        FormBody.of().file("file", "a", "b", noise(9)).field("_csrf", FakeAuthentication.CSRF);
    assertEquals(403, asMei(without.end()).statusCode());
    assertEquals(0, handled.get());
    assertEquals(200, asMei(with.end()).statusCode());
    assertEquals(1, handled.get());
  }

  @Test
  public void aFileIsNoToken() throws Exception {
    byte[] token = FakeAuthentication.CSRF.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(
        403, asMei(FormBody.of().file("_csrf", "a", "text/plain", token).end()).statusCode());
  }

  private HttpResponse<String> asMei(FormBody body) throws Exception {
    return gateway.send(body.to(gateway, "/mine").header("Cookie", "millet_session=mei"));
  }
}
