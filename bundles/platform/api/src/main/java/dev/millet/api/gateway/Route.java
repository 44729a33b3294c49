package dev.millet.api.gateway;

import dev.millet.api.forms.Rules;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A method and a path that a module answers.
 *
 * <p>API routes live under {@code /api/v1/} and are called with bearer tokens; all others are
 * pages, called with cookies, and every request to them that is not a GET must carry the CSRF token
 * of its session in the form field {@code _csrf} or the header {@code X-CSRF-Token}.
 *
 * <p>Immutable.
 */
public final class Route implements Contribution {

  private static final Pattern TEMPLATE =
      Pattern.compile("/|(/([^/{}]+|\\{[A-Za-z][A-Za-z0-9]*}))+");
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final String method;
  private final String template;
  private final Permission permission;
  private final Handler handler;
  private final RouteDocument document;
  private final Limits limits;

  private Route(
      String method,
      String template,
      Permission permission,
      Handler handler,
      RouteDocument document,
      Limits limits) {
    this.method = method;
    this.template = template;
    this.permission = permission;
    this.handler = Objects.requireNonNull(handler, "handler");
    this.document = Objects.requireNonNull(document, "document");
    this.limits = limits;
  }

  /** The limits of a request, and whether its answer is kept. */
  private record Limits(int maxBody, boolean streamed, Duration timeout, boolean secret) {

    static final Limits DEFAULT = new Limits(0, false, null, false);
  }

  /**
   * Returns a route.
   *
   * @param method {@code GET} (which answers {@code HEAD} too), {@code POST}, {@code PUT}, {@code
   *     PATCH}, {@code DELETE}, or {@code OPTIONS} where a protocol asks more of it than the header
   *     {@code Allow}, which the gateway answers by itself
   * @param template a URI template of level 1, such as {@code /api/v1/votes/{type}/{id}}; a
   *     variable is a whole segment, and a literal segment wins over a variable one
   * @param permission what it asks of its caller
   * @param document what the documentation says of it
   * @param handler answers
   */
  public static Route of(
      String method,
      String template,
      Permission permission,
      RouteDocument document,
      Handler handler) {
    Objects.requireNonNull(
        permission, () -> "the route %s %s has no permission".formatted(method, template));
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException("not a method of a route: " + method);
    }
    if (!TEMPLATE.matcher(template).matches()) {
      throw new IllegalArgumentException(
          "a route's template is made of whole segments, such as /things/{id}: " + template);
    }
    return new Route(method, template, permission, handler, document, Limits.DEFAULT);
  }

  public static Route get(String template, Permission permission, String summary, Handler handler) {
    return of("GET", template, permission, RouteDocument.of(summary), handler);
  }

  public static Route get(
      String template, Permission permission, RouteDocument document, Handler handler) {
    return of("GET", template, permission, document, handler);
  }

  public static Route post(
      String template, Permission permission, String summary, Handler handler) {
    return of("POST", template, permission, RouteDocument.of(summary), handler);
  }

  public static Route post(
      String template, Permission permission, RouteDocument document, Handler handler) {
    return of("POST", template, permission, document, handler);
  }

  public static Route put(String template, Permission permission, String summary, Handler handler) {
    return of("PUT", template, permission, RouteDocument.of(summary), handler);
  }

  public static Route put(
      String template, Permission permission, RouteDocument document, Handler handler) {
    return of("PUT", template, permission, document, handler);
  }

  public static Route patch(
      String template, Permission permission, String summary, Handler handler) {
    return of("PATCH", template, permission, RouteDocument.of(summary), handler);
  }

  public static Route patch(
      String template, Permission permission, RouteDocument document, Handler handler) {
    return of("PATCH", template, permission, document, handler);
  }

  public static Route delete(
      String template, Permission permission, String summary, Handler handler) {
    return of("DELETE", template, permission, RouteDocument.of(summary), handler);
  }

  public static Route delete(
      String template, Permission permission, RouteDocument document, Handler handler) {
    return of("DELETE", template, permission, document, handler);
  }

  /**
   * Returns the same route, documented as one that answers with slices of a list.
   *
   * @param record what an item is
   */
  public Route lists(Class<?> record) {
    return documented(document.listing(record));
  }

  /**
   * Returns the same route, documented as one that answers with a short list, always with all of
   * it.
   *
   * @param record what an item is
   */
  public Route listsAll(Class<?> record) {
    return documented(document.listingAll(record));
  }

  /** Returns the same route, documented with the rules that its body is read by. */
  public Route takes(Rules<?> rules) {
    return documented(document.taking(rules));
  }

  /** Returns the same route, documented with what a successful answer carries. */
  public Route returns(int status, Class<?> record) {
    return documented(document.giving(status, record));
  }

  private Route documented(RouteDocument other) {
    return new Route(method, template, permission, handler, other, limits);
  }

  /**
   * Returns the same route, which asks a check before its handler.
   *
   * @param check throws a {@link ProblemException} for a request that is refused
   * @since 1.3
   */
  public Route checkedFirst(Consumer<? super Request> check) {
    Handler checked =
        request -> {
          check.accept(request);
          return handler.handle(request);
        };
    return new Route(method, template, permission, checked, document, limits);
  }

  /**
   * Returns the same route, which tokens with a scope about one thing may call for that thing.
   *
   * @param target tells what a request is about; asked for such tokens only, before the handler
   * @since 1.7
   */
  public Route openTo(TokenScope scope, TokenScope.TargetOf target) {
    Handler checked =
        request -> {
          if (request.identity().isLimited()) {
            scope.require(request.identity(), target.of(request));
          }
          return handler.handle(request);
        };
    return new Route(method, template, permission.openTo(scope.name()), checked, document, limits);
  }

  /**
   * Returns the same route, which tokens with any scope about one thing may call; the handler asks
   * what they are for ({@link Identity#isLimited}).
   *
   * @since 1.7
   */
  public Route openToLimitedTokens() {
    return new Route(
        method, template, permission.openTo(Permission.ANY_LIMITED), handler, document, limits);
  }

  private Route with(Limits other) {
    return new Route(method, template, permission, handler, document, other);
  }

  /** Returns the same route with another limit on its body. */
  public Route withMaxBody(int bytes) {
    return with(new Limits(bytes, streamed(), timeout(), secret()));
  }

  /**
   * Returns the same route, reading its body as it arrives and without a limit on its length or
   * time.
   */
  public Route withStreamedBody() {
    return with(new Limits(0, true, Duration.ZERO, secret()));
  }

  /** Returns the same route with another limit on its time. */
  public Route withTimeout(Duration limit) {
    return with(new Limits(maxBody(), streamed(), limit, secret()));
  }

  /** Returns the same route, whose requests or answers carry secrets. */
  public Route withSecrets() {
    return with(new Limits(maxBody(), streamed(), timeout(), true));
  }

  public String method() {
    return method;
  }

  public String template() {
    return template;
  }

  public Permission permission() {
    return permission;
  }

  public Handler handler() {
    return handler;
  }

  public RouteDocument document() {
    return document;
  }

  /**
   * Returns the largest accepted request body in bytes; 0 for the gateway's default, ignored where
   * {@link #streamed}.
   */
  public int maxBody() {
    return limits.maxBody();
  }

  /** Returns whether the body is read by the handler as it arrives ({@link Request#stream()}). */
  public boolean streamed() {
    return limits.streamed();
  }

  /** Returns how long the handler may take; null for the gateway's default, zero for no limit. */
  public Duration timeout() {
    return limits.timeout();
  }

  /**
   * Returns whether requests or answers carry passwords or the like: nothing of them is kept, so an
   * {@code Idempotency-Key} is ignored, and no cache may keep the answer.
   */
  public boolean secret() {
    return limits.secret();
  }

  @Override
  public String identity() {
    return method + " " + template.replaceAll("\\{[^}]*}", "{}");
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
