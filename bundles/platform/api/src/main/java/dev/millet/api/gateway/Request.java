package dev.millet.api.gateway;

import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A request, as a handler sees it. Valid until the reply has been sent. */
@ProviderType
public interface Request {

  /** Identifies the request in the access log, in problems and in the reply's headers. */
  String id();

  String method();

  /** The path without the query, decoded. */
  String path();

  /** The path with the query, as the client sent it; fit to come back to after signing in. */
  String target();

  /** Scheme, host and port by which the client reached us, without a trailing slash. */
  String origin();

  /** A variable of the route's template, decoded; never null for a name in the template. */
  String parameter(String name);

  /**
   * A variable of the template that is an id.
   *
   * @throws ProblemException 404 where it is no positive number
   */
  long id(String name);

  /** The first value of a query parameter; empty where it is absent or blank. */
  Optional<String> query(String name);

  /**
   * A query parameter that is a whole number.
   *
   * @throws ProblemException 422 where it is no number, or outside the range
   */
  int query(String name, int min, int max, int defaultValue);

  /**
   * Returns the slice of a list that is asked for: {@code limit}, {@code after}, and the other
   * query parameters, which choose the list. A route of the API refuses those that it does not
   * declare.
   *
   * @throws ProblemException 422 where the limit is outside of its range, or for a parameter that
   *     the route does not know
   * @since 1.2
   */
  ListRequest list();

  /** The first value of a header. */
  Optional<String> header(String name);

  Optional<String> cookie(String name);

  Identity identity();

  /**
   * The member who is calling.
   *
   * @throws ProblemException 401 where nobody is signed in
   */
  Member member();

  /** The language to answer in: one that the platform has texts for. */
  Locale locale();

  /** The client's address, by the configured rule for proxies. */
  String remoteAddress();

  /**
   * The network that counts as one client wherever something is limited: the address itself; of
   * IPv6 the network of 64 bits, which one household has all of. At most 64 characters.
   */
  String remoteNetwork();

  /** Whether a script of ours on the page asks for a fragment (htmx). */
  boolean wantsFragment();

  /**
   * A submitted HTML form, either {@code application/x-www-form-urlencoded} or {@code
   * multipart/form-data}; empty where the body is none.
   */
  Form form();

  /** Reads a submitted form by its rules; what is wrong with it is in the input. */
  default <T> Input<T> form(Rules<T> rules) {
    return rules.read(form());
  }

  /**
   * Reads the JSON body by the rules of its record.
   *
   * @throws ProblemException as {@link #json(Class)}, and 422 that names every field that breaks
   *     its rule
   */
  default <T> T json(Rules<T> rules) {
    return rules.check(json(rules.type()));
  }

  /**
   * The JSON body.
   *
   * @throws ProblemException 400 where it is no JSON, 415 for another content type, 422 where a
   *     field is unknown or of the wrong type
   */
  <T> T json(Class<T> type);

  /**
   * The body as it is, at most as long as the route allows; empty for {@code multipart/form-data}.
   */
  byte[] bytes();

  /** The body as it arrives; only for routes that stream. */
  InputStream stream();

  /**
   * Checks {@code If-Match} against the entity tag of what is about to be changed.
   *
   * @throws ProblemException 428 where the header is missing, 412 where it does not match
   */
  void requireMatch(String entityTag);
}
