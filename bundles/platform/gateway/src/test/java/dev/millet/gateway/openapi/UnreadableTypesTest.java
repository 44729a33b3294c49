package dev.millet.gateway.openapi;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.gateway.TestGateway;
import dev.millet.testing.FakeGeneration;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Records of modules that lack a class where they run. */
public final class UnreadableTypesTest {

  @Rule public final TestGateway gateway = new TestGateway();

  @Before
  public void serve() {
    gateway.generations.activate(
        "gateway",
        new OpenApiRoutes(gateway.generations, gateway.json, "1.2.3")
            .routes()
            .toArray(Route[]::new));
    gateway.generations.activate(
        "things",
        Route.post(
            "/api/v1/things",
            Permission.toWrite("things.make", Role.MEMBER),
            RouteDocument.of("Makes a thing"),
            request -> Reply.noContent()));
  }

  private JsonNode document() throws Exception {
    return new ObjectMapper().readTree(gateway.get("/api/openapi.json").body());
  }

  /** A record that names a class that is missing where it runs. */
  public record Lacking(Gone gone) {}

  /** A class that is missing. */
  public record Gone(String name) {}

  @Test
  public void aModuleWhoseRecordLacksAClassIsShownWithoutItAndTheOthersAsEver() throws Exception {
    Class<?> lacking = new LackingLoader().loadClass(Lacking.class.getName());
    FakeGeneration broken =
        gateway.generations.activate(
            "broken",
            Route.post(
                "/api/v1/broken",
                Permission.toWrite("broken.make", Role.MEMBER),
                RouteDocument.of("Makes trouble").taking(lacking).giving(201, lacking),
                request -> Reply.noContent()));
    assertEquals(200, gateway.get("/api/openapi.json").statusCode());
    JsonNode shown = document().at("/paths/~1api~1v1~1broken/post");
    assertEquals("Makes trouble", shown.at("/summary").asText());
    assertEquals("{}", shown.at("/requestBody/content/application~1json/schema").toString());
    assertEquals("{}", shown.at("/responses/201/content/application~1json/schema").toString());
    assertEquals("Makes a thing", document().at("/paths/~1api~1v1~1things/post/summary").asText());
    gateway.generations.activate("another");
    assertEquals(shown, document().at("/paths/~1api~1v1~1broken/post"));
    assertEquals(
        "counted once, not for each table",
        Map.of("OpenAPI schema " + Lacking.class.getName(), 1L),
        broken.errors());
    assertEquals(0, broken.leases());
  }

  /** The control: with all its classes the same record is described. */
  @Test
  public void theSameRecordWithItsClassIsDescribed() throws Exception {
    gateway.generations.activate(
        "broken",
        Route.get(
            "/api/v1/broken",
            Permission.PUBLIC,
            RouteDocument.of("Makes none").giving(200, Lacking.class),
            request -> Reply.noContent()));
    assertEquals(
        "#/components/schemas/broken.Gone",
        document().at("/components/schemas/broken.Lacking/properties/gone/$ref").asText());
  }

  /** Knows {@link Lacking} and not {@link Gone}. */
  private static final class LackingLoader extends ClassLoader {

    LackingLoader() {
      super(UnreadableTypesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Gone.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      return name.equals(Lacking.class.getName()) ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream in = UnreadableTypesTest.class.getResourceAsStream(file)) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
