package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.platform.api.gateway.ProblemPages;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Problems as pages: what happened, whether it is the reader's doing, and where to go on. */
@Component(service = ProblemPages.class)
public final class DesignedProblemPages implements ProblemPages {

  private final Pages pages;
  private final ProblemTexts texts;

  @Activate
  public DesignedProblemPages(@Reference Pages pages, @Reference Shell shell) {
    this.pages = pages;
    this.texts = new ProblemTexts(shell);
  }

  @Override
  public Reply page(Request request, Problem problem) {
    if (problem.status() == 401) {
      return lead(request, problem, SignIn::comingBackTo);
    }
    if (Confirmation.isAskedBy(problem)) {
      return lead(request, problem, Confirmation::comingBackTo);
    }
    if (TwoFactorSetUp.isAskedBy(problem)) {
      return lead(request, problem, TwoFactorSetUp::comingBackTo);
    }
    return request.wantsFragment() ? inPlace(request, problem) : whole(request, problem);
  }

  /**
   * Leads to a page that helps.
   *
   * @param path returns the address of that page, which leads back to another one
   */
  private Reply lead(Request request, Problem problem, UnaryOperator<String> path) {
    if (request.wantsFragment()) {
      return Reply.empty(problem.status()).withHeader("HX-Redirect", path.apply(pageOf(request)));
    }
    return request.method().equals("GET")
        ? Reply.seeOther(path.apply(request.target()))
        : whole(request, problem);
  }

  @Override
  public Reply confirm(Request request, Problem problem, String keptForm) {
    String path = Confirmation.sending(keptForm, pageOf(request));
    return request.wantsFragment()
        ? Reply.empty(403).withHeader("HX-Redirect", path)
        : Reply.seeOther(path);
  }

  /** The page that the script's or the form's request came from, without its origin. */
  private static String pageOf(Request request) {
    String url = request.header("HX-Current-URL").or(() -> request.header("Referer")).orElse("");
    return url.startsWith(request.origin() + "/")
        ? SitePath.orHome(url.substring(request.origin().length()))
        : SitePath.HOME;
  }

  private Reply whole(Request request, Problem problem) {
    View view = pages.view(request);
    ProblemModel model = model(request, problem, view);
    Page page = Page.of(model.title(), "problem.jte", model).withStatus(problem.status());
    return pages.page(request, page);
  }

  /** A script of ours puts this among the notices; the page itself stands. */
  private Reply inPlace(Request request, Problem problem) {
    ProblemModel model = model(request, problem, pages.view(request));
    Html notice = pages.fragment(request, "problem-notice.jte", model);
    return Reply.html(notice.markup())
        .withStatus(problem.status())
        .withHeader("HX-Retarget", "#notices")
        .withHeader("HX-Reswap", "innerHTML");
  }

  private ProblemModel model(Request request, Problem problem, View view) {
    ProblemTexts.Explained explained = texts.of(problem, request.identity(), view.locale());
    boolean led = Confirmation.isAskedBy(problem) || TwoFactorSetUp.isAskedBy(problem);
    return new ProblemModel(
        problem.status(),
        explained.title(),
        explained.text(),
        // that is about where to go, and here is a button for it
        led ? "" : explained.detail(),
        explained.fields(),
        problem.retryAfter(),
        request.id(),
        remedy(request, problem),
        pageOf(request));
  }

  /** Leads to what may help: the password again, or an account that sees more than a visitor. */
  private static String remedy(Request request, Problem problem) {
    if (Confirmation.isAskedBy(problem)) {
      return Confirmation.comingBackTo(pageOf(request));
    }
    if (TwoFactorSetUp.isAskedBy(problem)) {
      return TwoFactorSetUp.comingBackTo(pageOf(request));
    }
    boolean visitor = request.identity().member() == null;
    return problem.status() == 404 && visitor && request.method().equals("GET")
        ? SignIn.comingBackTo(request.target())
        : "";
  }
}
