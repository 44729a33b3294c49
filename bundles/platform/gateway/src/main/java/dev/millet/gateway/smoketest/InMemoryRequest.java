package dev.millet.gateway.smoketest;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.gateway.routing.DeclaredQuery;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.RequestedList;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** A GET request that no client sent. */
final class InMemoryRequest implements Request {

  private final String target;
  private final String path;
  private final Fields query;
  private final Endpoint endpoint;
  private final String[] values;
  private final Identity identity;

  InMemoryRequest(String target, Endpoint endpoint, String[] values, Identity identity) {
    this.target = target;
    this.path = pathOf(target);
    this.query = new Fields(false);
    if (target.length() > path.length()) {
      UrlEncoded.decodeTo(target.substring(path.length() + 1), query::add, UrlEncoded.ENCODING);
    }
    this.endpoint = endpoint;
    this.values = values.clone();
    this.identity = identity;
  }

  /** Refuses what a client would be refused for. */
  void requireDeclaredQuery() {
    if (endpoint.api()) {
      DeclaredQuery.check(endpoint.route(), query);
    }
  }

  static String pathOf(String target) {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  @Override
  public String id() {
    return "smoke-test";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public String origin() {
    return "http://localhost";
  }

  @Override
  public String parameter(String name) {
    String value = endpoint.value(name, values);
    if (value == null) {
      throw new IllegalArgumentException("the template has no variable " + name);
    }
    return value;
  }

  @Override
  public long id(String name) {
    try {
      return Long.parseLong(parameter(name));
    } catch (NumberFormatException e) {
      throw Problem.notFound(name + " is a positive number.").toException();
    }
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.getValue(name)).filter(value -> !value.isBlank());
  }

  @Override
  public int query(String name, int min, int max, int defaultValue) {
    return query(name).map(Integer::parseInt).orElse(defaultValue);
  }

  @Override
  public ListRequest list() {
    return RequestedList.of(this, query);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.empty();
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Member member() {
    return identity
        .signedIn()
        .orElseThrow(
            () -> Problem.of(401, "unauthenticated", "Nobody is signed in", "").toException());
  }

  @Override
  public Locale locale() {
    return Locale.ENGLISH;
  }

  @Override
  public String remoteAddress() {
    return "127.0.0.1";
  }

  @Override
  public String remoteNetwork() {
    return remoteAddress();
  }

  @Override
  public boolean wantsFragment() {
    return false;
  }

  @Override
  public Form form() {
    return Form.EMPTY;
  }

  @Override
  public <T> T json(Class<T> type) {
    throw new IllegalStateException("a GET request has no body");
  }

  @Override
  public byte[] bytes() {
    return new byte[0];
  }

  @Override
  public InputStream stream() {
    return InputStream.nullInputStream();
  }

  @Override
  public void requireMatch(String entityTag) {
    throw new IllegalStateException("a GET request edits nothing");
  }
}
