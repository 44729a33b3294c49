package dev.millet.gateway.openapi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.gateway.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A route of the API that takes a file by the rules of the kit. */
public class UploadRulesTest {

  private static final int LIMIT = 4_000;

  /** What is sent with a file. */
  record Postcard(Upload picture, String text) {
    static final Rules<Postcard> RULES =
        Rules.of(Postcard.class)
            .upload("picture", LIMIT, List.of("image/png", "image/gif"))
            .line("text", 1, 20, "问候");
  }

  @Rule public final TestGateway gateway = new TestGateway();

  private final ObjectMapper json = new ObjectMapper();

  @Before
  public void serve() {
    gateway.generations.activate(
        "gateway",
        new OpenApiRoutes(gateway.generations, gateway.json, "1.2.3")
            .routes()
            .toArray(Route[]::new));
    gateway.generations.activate(
        "cards",
        Route.put(
            "/api/v1/cards/{id}",
            Permission.PUBLIC,
            RouteDocument.of("Sends a postcard").taking(Postcard.RULES),
            request -> Reply.text(request.form(Postcard.RULES).require().text())));
  }

  @Test
  public void itsBodyIsAForm() throws Exception {
    JsonNode document = json.readTree(gateway.get("/api/openapi.json").body());
    JsonNode content = document.at("/paths/~1api~1v1~1cards~1{id}/put/requestBody/content");
    JsonNode form = content.at("/multipart~1form-data");
    assertEquals(1, content.size());
    assertEquals("#/components/schemas/cards.Postcard", form.at("/schema/$ref").asText());
    assertEquals("image/png, image/gif", form.at("/encoding/picture/contentType").asText());
    JsonNode picture = document.at("/components/schemas/cards.Postcard/properties/picture");
    assertEquals("binary", picture.at("/format").asText());
    assertTrue(picture.toString(), picture.at("/description").asText().contains(LIMIT + " bytes"));
  }

  @Test
  public void aFileThatIsTooLargeIsNamed() throws Exception {
    HttpResponse<String> refused = send("x".repeat(LIMIT + 1));
    assertEquals(422, refused.statusCode());
    JsonNode field = json.readTree(refused.body()).at("/fields/0");
    assertEquals("picture", field.at("/name").asText());
    assertEquals("too-many-bytes", field.at("/code").asText());
    assertEquals("问候", send("x".repeat(LIMIT)).body());
  }

  private HttpResponse<String> send(String content) throws Exception {
    String body =
        """
        --b\r
        Content-Disposition: form-data; name="text"\r
        \r
        问候\r
        --b\r
        Content-Disposition: form-data; name="picture"; filename="a"\r
        \r
        %s\r
        --b--\r
        """
            .formatted(content);
    return gateway.send(
        gateway
            .to("/api/v1/cards/1")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .PUT(BodyPublishers.ofString(body)));
  }
}
