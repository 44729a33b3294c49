package dev.millet.suggestions.roadmap;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.List;
import java.util.Map;

/** The forms with which the team makes, edits and deletes roadmaps. */
public final class RoadmapForms {

  private static final String NEW = Roadmap.PATH + "/new";
  private static final String EDIT = Roadmap.PATH + "/{slug}/edit";

  private final Roadmaps roadmaps;
  private final Products products;
  private final Members members;
  private final Pages pages;

  /**
   * The form of a roadmap.
   *
   * @param roadmap null for a new one
   * @param products the names to choose from, by slug
   * @param groups the names to choose from, by slug
   */
  public record FormModel(
      Roadmap roadmap,
      Map<String, String> products,
      Map<String, String> groups,
      Input<RoadmapRequest> input) {

    /** Returns whether a group is chosen. */
    public boolean isChosen(String group) {
      return input.values("groups").stream()
          .flatMap(each -> List.of(each.split(",")).stream())
          .anyMatch(each -> each.strip().equals(group));
    }
  }

  RoadmapForms(Roadmaps roadmaps, Products products, Members members, Pages pages) {
    this.roadmaps = roadmaps;
    this.products = products;
    this.members = members;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(NEW, RoadmapApi.ARRANGE, "The form to make a roadmap", this::showNew),
        Route.post(NEW, RoadmapApi.ARRANGE, "Makes a roadmap", this::make),
        Route.get(EDIT, RoadmapApi.ARRANGE, "The form to edit a roadmap", this::showEdit),
        Route.post(EDIT, RoadmapApi.ARRANGE, "Edits a roadmap", this::edit),
        Route.post(
            Roadmap.PATH + "/{slug}/delete",
            RoadmapApi.ARRANGE,
            "Deletes a roadmap",
            this::delete));
  }

  private Reply showNew(Request request) {
    Input<RoadmapRequest> blank =
        RoadmapRequest.RULES
            .focusing("title")
            .blank()
            .with("by", Grouping.STATUS.word())
            .with("audience", Roadmap.EVERYBODY);
    return form(request, null, blank, 200);
  }

  private Reply make(Request request) {
    Input<RoadmapRequest> input = request.form(RoadmapRequest.RULES);
    if (input.hasErrors()) {
      return form(request, null, input, 422);
    }
    try {
      Roadmap made = roadmaps.add(input.value(), request.member());
      return pages.withNotice(Reply.seeOther(made.path()), "roadmap.made");
    } catch (ProblemException refused) {
      return form(request, null, shown(input, refused.problem()), refused.problem().status());
    }
  }

  private Reply showEdit(Request request) {
    Roadmap roadmap = kept(request);
    String product = roadmaps.product(roadmap).map(Product::slug).orElse("");
    RoadmapRequest fields = RoadmapRequest.of(roadmap, product);
    return form(request, roadmap, RoadmapRequest.RULES.filled(fields), 200);
  }

  private Reply edit(Request request) {
    Roadmap roadmap = kept(request);
    Input<RoadmapRequest> input = request.form(RoadmapRequest.RULES);
    if (input.hasErrors()) {
      return form(request, roadmap, input, 422);
    }
    FormVersion version = FormVersion.of(request);
    try {
      roadmaps.edit(
          roadmap.slug(), input.value(), read -> version.require(read.version()), request.member());
    } catch (ProblemException refused) {
      return form(request, roadmap, shown(input, refused.problem()), refused.problem().status());
    }
    return pages.withNotice(Reply.seeOther(roadmap.path()), "roadmap.saved");
  }

  private Reply delete(Request request) {
    roadmaps.delete(kept(request).slug(), read -> {}, request.member());
    return pages.withNotice(Reply.seeOther(Roadmap.PATH), "roadmap.deleted");
  }

  private static Input<RoadmapRequest> shown(Input<RoadmapRequest> input, Problem problem) {
    return problem.code().equals("suggestions.roadmap-taken")
        ? input.refused("slug", "taken", problem.detail())
        : input.refused(problem);
  }

  /** Returns the roadmap, which somebody made. */
  private Roadmap kept(Request request) {
    String slug = request.parameter("slug");
    Roadmap roadmap = roadmaps.require(request.identity(), slug, "");
    if (!roadmap.isKept()) {
      throw Problem.notFound("There is no roadmap '" + slug + "'.").toException();
    }
    return roadmap;
  }

  private Reply form(Request request, Roadmap roadmap, Input<RoadmapRequest> input, int status) {
    var model = new FormModel(roadmap, products.choices(), members.groupNames(), input);
    String title = roadmap == null ? pages.view(request).text("roadmap.new") : roadmap.title();
    return pages.page(
        request,
        Page.of(title, "roadmap-form.jte", model).withStyles("roadmap.css").withStatus(status));
  }
}
