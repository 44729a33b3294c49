package dev.millet.testing;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Upload;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request made by a test for a handler. It says what the gateway's says for what the test gave,
 * and nothing of what the gateway does before a handler is called.
 */
public final class FakeRequest implements Request {

  private final String method;
  private final String path;
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> queries = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> cookies = new HashMap<>();
  private Identity identity = Identity.VISITOR;
  private Locale locale = Locale.ENGLISH;
  private Object json;
  private byte[] bytes = new byte[0];
  private Form form = Form.EMPTY;
  private boolean fragment;
  private String address = "127.0.0.1";

  private FakeRequest(String method, String path) {
    this.method = method;
    this.path = path;
  }

  public static FakeRequest get(String path) {
    return new FakeRequest("GET", path);
  }

  public static FakeRequest post(String path) {
    return new FakeRequest("POST", path);
  }

  public static FakeRequest of(String method, String path) {
    return new FakeRequest(method, path);
  }

  public FakeRequest with(String parameter, Object value) {
    parameters.put(parameter, value.toString());
    return this;
  }

  public FakeRequest query(String name, String value) {
    queries.put(name, value);
    return this;
  }

  public FakeRequest header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  public FakeRequest cookie(String name, String value) {
    cookies.put(name, value);
    return this;
  }

  /** The caller is this member, with a token that may read and write. */
  public FakeRequest by(Member member) {
    return by(Identity.ofToken(member, Set.of("read", "write"), "token"));
  }

  public FakeRequest by(Identity caller) {
    identity = caller;
    return this;
  }

  public FakeRequest in(Locale language) {
    locale = language;
    return this;
  }

  /** The body: an object of the type that the handler asks for. */
  public FakeRequest json(Object body) {
    json = body;
    return this;
  }

  public FakeRequest body(byte[] content) {
    bytes = content.clone();
    return this;
  }

  /** The fields of a form, as name, value, name, value. */
  public FakeRequest form(String... fields) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.computeIfAbsent(fields[i], name -> new ArrayList<>()).add(fields[i + 1]);
    }
    form = Form.of(values).withUploads(form.uploads());
    return this;
  }

  /** One more file of a form. */
  public FakeRequest upload(String name, String fileName, String contentType, byte[] content) {
    Map<String, List<Upload>> uploads = new HashMap<>(form.uploads());
    List<Upload> files = new ArrayList<>(form.uploads(name));
    files.add(new FakeUpload(fileName, contentType, content.clone()));
    uploads.put(name, List.copyOf(files));
    form = form.withUploads(uploads);
    return this;
  }

  /** The client's address; 127.0.0.1 where a test does not say. */
  public FakeRequest from(String remoteAddress) {
    address = remoteAddress;
    return this;
  }

  public FakeRequest wantingFragment() {
    fragment = true;
    return this;
  }

  @Override
  public String id() {
    return "test";
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String target() {
    return path;
  }

  @Override
  public String origin() {
    return "http://127.0.0.1";
  }

  @Override
  public String parameter(String name) {
    return parameters.get(name);
  }

  @Override
  public long id(String name) {
    try {
      long id = Long.parseLong(parameters.get(name));
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException e) {
      // Refused below, as the gateway does.
    }
    throw Problem.notFound("").toException();
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(queries.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public int query(String name, int min, int max, int defaultValue) {
    int value = query(name).map(Integer::parseInt).orElse(defaultValue);
    if (value < min || value > max) {
      throw Problem.invalid(name, "out-of-range", name).toException();
    }
    return value;
  }

  @Override
  public ListRequest list() {
    Map<String, String> filters = new HashMap<>(queries);
    filters.keySet().removeAll(Set.of("limit", "after"));
    return ListRequest.of(
        path,
        filters,
        query("limit", 1, ListRequest.MAX_LIMIT, ListRequest.DEFAULT_LIMIT),
        query("after").orElse(null));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
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
            () -> Problem.of(401, "unauthenticated", "Sign in to do this", "").toException());
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String remoteAddress() {
    return address;
  }

  @Override
  public String remoteNetwork() {
    return address;
  }

  @Override
  public boolean wantsFragment() {
    return fragment;
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public <T> T json(Class<T> type) {
    return type.cast(json);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void requireMatch(String entityTag) {
    String given =
        header("If-Match")
            .orElseThrow(
                () -> Problem.of(428, "precondition-required", "No If-Match", "").toException());
    if (!given.equals("*") && !given.contains('"' + entityTag + '"')) {
      throw Problem.of(412, "changed-meanwhile", "Changed meanwhile", "").toException();
    }
  }
}
