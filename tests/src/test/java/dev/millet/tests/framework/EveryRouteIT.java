package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Filed;
import dev.millet.api.modules.Generations;
import dev.millet.tests.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;

/** Walks every route of the live table and calls it as a visitor, who has no account. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class EveryRouteIT {

  private final HttpClient http = HttpClient.newHttpClient();

  @Inject private Generations generations;

  @Inject
  @Filter("(millet.gateway=true)")
  private URI gateway;

  @Configuration
  public Option[] configuration() {
    return new Option[] {PlatformOptions.feature("community")};
  }

  @Before
  public void waitUntilReady() throws InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(gateway.resolve("/health/ready")).build();
    Await.until(
        () -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200,
        () -> "not ready: " + gateway);
  }

  @Test
  public void everyRouteIsDocumented() {
    for (Filed<Route> filed : routes()) {
      Route route = filed.contribution();
      assertTrue(route.identity(), !route.document().summary().isBlank());
    }
  }

  @Test
  public void noTwoModulesShareAPlaceInTheAddressSpace() {
    Map<String, String> owners = new TreeMap<>();
    for (Filed<Route> filed : routes()) {
      String path = filed.contribution().template();
      boolean api = path.startsWith("/api/v1/");
      String place = (api ? "/api/v1/" : "/") + path.substring(api ? 8 : 1).split("[/{]", 2)[0];
      String module = filed.generation().module();
      String other = owners.putIfAbsent(place, module);
      assertTrue(place + " of " + module + " and " + other, other == null || other.equals(module));
    }
  }

  @Test
  public void visitorsAreTurnedAwayWhereTheRouteAsksForARole()
      throws IOException, InterruptedException {
    List<String> open = new ArrayList<>();
    for (Filed<Route> filed : routes()) {
      Route route = filed.contribution();
      if (route.permission().role() != null && !turnsAway(route)) {
        open.add(route.identity());
      }
    }
    assertEquals(List.of(), open);
  }

  @Test
  public void visitorsAreLetInWhereTheRouteIsPublic() throws IOException, InterruptedException {
    List<String> closed = new ArrayList<>();
    for (Filed<Route> filed : routes()) {
      Route route = filed.contribution();
      if (route.permission().role() == null && route.method().equals("GET")) {
        int status = call(route).statusCode();
        if (Set.of(401, 403).contains(status) || status >= 500) {
          closed.add(status + " " + route.identity());
        }
      }
    }
    assertEquals(List.of(), closed);
  }

  private boolean turnsAway(Route route) throws IOException, InterruptedException {
    HttpResponse<String> answer = call(route);
    boolean signIn =
        answer.statusCode() == 303
            && answer.headers().firstValue("location").orElse("").contains("/members/sign-in");
    boolean page = !route.template().startsWith("/api/");
    return Set.of(401, 403).contains(answer.statusCode()) || (page && signIn);
  }

  private HttpResponse<String> call(Route route) throws IOException, InterruptedException {
    String path = route.template().replaceAll("\\{[^}]*}", "1");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Accept", "text/html, application/json")
            .header("Content-Type", "application/json")
            .header("Sec-Fetch-Site", "same-origin");
    boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(route.method());
    return http.send(
        request
            .method(
                route.method(),
                hasBody
                    ? HttpRequest.BodyPublishers.ofString("{}")
                    : HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private List<Filed<Route>> routes() {
    List<Filed<Route>> routes = generations.table().of(Route.class);
    assertTrue("the table has routes", routes.size() > 20);
    return routes;
  }
}
