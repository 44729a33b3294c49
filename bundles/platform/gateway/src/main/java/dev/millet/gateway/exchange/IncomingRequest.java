package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.gateway.access.AccessDeniedException;
import dev.millet.gateway.access.Authenticator;
import dev.millet.gateway.access.PendingForms;
import dev.millet.gateway.limits.AdmissionControl;
import dev.millet.gateway.limits.ClientNetwork;
import dev.millet.gateway.multipart.ReceivedForm;
import dev.millet.gateway.problem.Problems;
import dev.millet.gateway.routing.DeclaredQuery;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.gateway.routing.Lookup;
import dev.millet.gateway.routing.RequestedList;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;

/** A request on its way to a handler; what is asked for is read when it is asked for. */
final class IncomingRequest implements Request {

  private final org.eclipse.jetty.server.Request http;
  private final String id;
  private final String path;
  private final Lookup lookup;
  private Identity identity = Identity.VISITOR;
  private byte[] body = {};
  private ReceivedForm received;
  private Route route;
  private Json json;
  private Fields query;
  private Form form;
  private Locale locale;
  private AccessDeniedException owed;
  private String keptForm;

  IncomingRequest(org.eclipse.jetty.server.Request http, String id, String path, Lookup lookup) {
    this.http = http;
    this.id = id;
    this.path = path;
    this.lookup = lookup;
  }

  void identify(Identity caller) {
    identity = caller;
  }

  void arrive(byte[] content) {
    body = content;
  }

  void arrive(ReceivedForm content) {
    received = content;
    form = content.form();
  }

  /** Notes that it goes on only after the password has been given. */
  void owe(AccessDeniedException refusal) {
    owed = refusal;
  }

  /** Returns the refusal that waits until the form has been read; null for none. */
  AccessDeniedException owed() {
    return owed;
  }

  /** Returns whether its body is a form. */
  boolean hasForm() {
    return MediaTypes.isForm(contentType()) || MediaTypes.isMultipart(contentType());
  }

  /** Hands its form over, files included. */
  void keepForm(PendingForms pending) {
    ReceivedForm whole = received != null ? received : new ReceivedForm(form(), List.of());
    received = null;
    keptForm = pending.keep(identity, target(), whole);
  }

  /** Returns the id of its form where that is kept; null where it is not. */
  String keptForm() {
    return keptForm;
  }

  /** Takes a form that was kept in the place of its own. */
  void replaceForm(ReceivedForm kept) {
    end();
    arrive(kept);
  }

  /** Removes the files that came with it. */
  void end() {
    if (received != null) {
      received.discard();
    }
  }

  /** Tells the request which route answers it. A route of the API checks the query at once. */
  void enter(Json mapper, Route entered) {
    json = mapper;
    route = entered;
    if (Endpoint.isApi(path)) {
      DeclaredQuery.check(entered, query());
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String method() {
    return http.getMethod();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String target() {
    return http.getHttpURI().getPathQuery();
  }

  @Override
  public String origin() {
    HttpURI uri = http.getHttpURI();
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  @Override
  public String parameter(String name) {
    String value = lookup.value(name);
    if (value == null) {
      throw new IllegalArgumentException("the route's template has no variable " + name);
    }
    return value;
  }

  @Override
  public long id(String name) {
    long value = Numbers.positive(parameter(name));
    if (value < 0) {
      throw Problem.notFound("There is nothing of this number.").toException();
    }
    return value;
  }

  @Override
  public Optional<String> query(String name) {
    String value = query().getValue(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  private Fields query() {
    if (query == null) {
      query = Decoding.query(http.getHttpURI());
    }
    return query;
  }

  @Override
  public ListRequest list() {
    return RequestedList.checked(this, query());
  }

  @Override
  public int query(String name, int min, int max, int defaultValue) {
    Optional<String> value = query(name);
    return value.isEmpty() ? defaultValue : Numbers.within(name, value.get(), min, max);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(http.getHeaders().get(name));
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(Authenticator.cookie(http, name));
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public Member member() {
    if (identity.member() == null) {
      throw Problems.unauthorized("This is done in the name of a member.").toException();
    }
    return identity.member();
  }

  @Override
  public Locale locale() {
    if (locale == null) {
      locale = LocaleSelection.choose(identity, http);
    }
    return locale;
  }

  @Override
  public String remoteAddress() {
    return org.eclipse.jetty.server.Request.getRemoteAddr(http);
  }

  @Override
  public String remoteNetwork() {
    return ClientNetwork.of(AdmissionControl.client(http));
  }

  @Override
  public boolean wantsFragment() {
    return "true".equals(http.getHeaders().get("HX-Request"));
  }

  @Override
  public Form form() {
    if (form == null) {
      boolean sent = MediaTypes.isForm(contentType());
      form = sent ? Decoding.form(body) : Form.EMPTY;
    }
    return form;
  }

  @Override
  public <T> T json(Class<T> type) {
    if (!MediaTypes.isJson(contentType())) {
      throw Problems.notSupported("application/json").toException();
    }
    try {
      return json.readStrict(body, type);
    } catch (JsonException e) {
      if (e.field().isEmpty()) {
        throw Problems.badRequest(e.getMessage()).toException();
      }
      throw Problems.invalidBody(e.field(), e.getMessage()).toException();
    }
  }

  String contentType() {
    return http.getHeaders().get(HttpHeader.CONTENT_TYPE);
  }

  @Override
  public byte[] bytes() {
    return body;
  }

  @Override
  public InputStream stream() {
    if (route == null || !route.streamed()) {
      throw new IllegalStateException("the route " + path + " does not stream its body");
    }
    return Content.Source.asInputStream(http);
  }

  @Override
  public void requireMatch(String entityTag) {
    EntityTags.requireMatch(http.getHeaders().get(HttpHeader.IF_MATCH), entityTag);
  }
}
