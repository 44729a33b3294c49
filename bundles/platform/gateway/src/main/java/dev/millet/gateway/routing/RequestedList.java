package dev.millet.gateway.routing;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.util.Fields;

/** Reads which slice of a list a request asks for. */
public final class RequestedList {

  private RequestedList() {}

  /**
   * Reads it, and tells programs of a limit or a cursor that is empty or there twice. The marks
   * that links to pages carry go along from slice to slice.
   *
   * @param query all parameters of the request
   */
  public static ListRequest checked(Request request, Fields query) {
    ListRequest list = of(request, query);
    if (Endpoint.isApi(request.path())) {
      requireOne(query.get(DeclaredQuery.LIMIT));
      requireOne(query.get(DeclaredQuery.AFTER));
    }
    return list;
  }

  /** Reads it: every parameter but two chooses the list. */
  public static ListRequest of(Request request, Fields query) {
    Map<String, String> filters = new TreeMap<>();
    for (Fields.Field field : query) {
      if (!field.getName().equals(DeclaredQuery.LIMIT)
          && !field.getName().equals(DeclaredQuery.AFTER)) {
        filters.put(field.getName(), String.join("\n", field.getValues()));
      }
    }
    return ListRequest.of(
        request.path(),
        filters,
        request.query(DeclaredQuery.LIMIT, 1, ListRequest.MAX_LIMIT, ListRequest.DEFAULT_LIMIT),
        request.query(DeclaredQuery.AFTER).orElse(null));
  }

  private static void requireOne(Fields.Field field) {
    if (field == null) {
      return;
    }
    if (field.getValues().size() > 1) {
      throw invalid(field, "repeated", "'%s' is there %d times; send it once");
    }
    if (field.getValue().isBlank()) {
      throw invalid(field, "blank", "'%s' is empty; leave it out, or give it a value");
    }
  }

  private static RuntimeException invalid(Fields.Field field, String code, String message) {
    String said = message.formatted(field.getName(), field.getValues().size());
    return Problem.invalid(field.getName(), code, said).toException();
  }
}
