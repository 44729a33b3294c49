package dev.millet.gateway.exchange;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.gateway.routing.Endpoint;
import dev.millet.platform.api.gateway.ProblemPages;

/** A problem as its client wants to see it: a page for people, a document for programs. */
final class ProblemReply {

  private ProblemReply() {}

  /**
   * The answer.
   *
   * @param request null where it could not even be read
   */
  static Reply of(
      GatewayServices services, IncomingRequest request, String requestId, Problem problem) {
    ProblemPages pages = services.optional().problemPages();
    Reply reply =
        pages != null && isForPeople(request)
            ? page(pages, request, problem)
            : services.problems().document(problem, requestId);
    return problem.retryAfter() > 0
        ? reply.withHeader("Retry-After", Integer.toString(problem.retryAfter()))
        : reply;
  }

  private static Reply page(ProblemPages pages, IncomingRequest request, Problem problem) {
    return request.keptForm() == null
        ? pages.page(request, problem)
        : pages.confirm(request, problem, request.keptForm());
  }

  static boolean isForPeople(IncomingRequest request) {
    return request != null
        && !Endpoint.isApi(request.path())
        && (request.wantsFragment()
            || MediaTypes.acceptsHtml(request.header("Accept").orElse(null)));
  }
}
