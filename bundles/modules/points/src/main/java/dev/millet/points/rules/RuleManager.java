package dev.millet.points.rules;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.points.page.PointsRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code /admin/points/rules}: the team writes the rules, and tries them before. */
public final class RuleManager {

  private static final String ALL = "/admin/points/rules";
  private static final String ONE = ALL + "/{id}";
  private static final String NEW = ALL + "/new";
  private static final int ORDER = 400;
  private static final int UNPROCESSABLE = 422;

  private final RuleDesk desk;
  private final PlainRules plain;
  private final DryRun dryRun;
  private final JournalTypes types;
  private final Members members;
  private final Pages pages;

  /** The list of all rules. */
  public record ListModel(List<RuleView> rules) {}

  /** A journal type with its fields, to choose. */
  public record TypeChoice(String name, String label, String fields, boolean chosen) {}

  /** A recipient, to choose. */
  public record RecipientChoice(String word, String label, boolean chosen) {}

  /** The outcome of a dry run, with the members who would get most. */
  public record Tried(DryRun.Outcome outcome, Map<Long, Person> people) {}

  /**
   * The form of a rule.
   *
   * @param rule null for a new one
   * @param tried null where it was not tried
   */
  public record FormModel(
      SavedRule rule,
      String name,
      Input<RuleForm> input,
      Input<CapsForm> caps,
      List<TypeChoice> types,
      List<RecipientChoice> recipients,
      Tried tried) {

    /** Returns the types that are chosen. */
    public List<TypeChoice> chosen() {
      return types.stream().filter(TypeChoice::chosen).toList();
    }

    /** Returns the types that are not. */
    public List<TypeChoice> others() {
      return types.stream().filter(type -> !type.chosen()).toList();
    }
  }

  /** Both parts of the form as they were typed. */
  private record Typed(Input<RuleForm> input, Input<CapsForm> caps) {

    static Typed of(Request request) {
      return new Typed(request.form(RuleForm.RULES), request.form(CapsForm.RULES));
    }

    static Typed of(RuleTerms terms) {
      return new Typed(
          RuleForm.RULES.filled(RuleForm.of(terms)),
          CapsForm.RULES.filled(CapsForm.of(terms.caps())));
    }

    boolean hasErrors() {
      return input.hasErrors() || caps.hasErrors();
    }

    RuleTerms terms() {
      return input.value().terms(caps.value());
    }

    /** Returns the same with what is wrong; a formula's error is told with its place. */
    Typed refused(Problem problem) {
      Input<RuleForm> wrong = input;
      for (Problem.Field field : problem.fields()) {
        wrong = wrong.refused(field.name(), field.code(), field.detail(), field.detail());
      }
      return new Typed(problem.fields().isEmpty() ? input.refused(problem) : wrong, caps);
    }
  }

  RuleManager(
      RuleDesk desk,
      PlainRules plain,
      DryRun dryRun,
      JournalTypes types,
      Members members,
      Pages pages) {
    this.desk = desk;
    this.plain = plain;
    this.dryRun = dryRun;
    this.types = types;
    this.members = members;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, ALL, "manage.rules", ORDER, PointsRight.SEE_ALL),
        Route.get(ALL, PointsRight.SEE_ALL, "All rules of points", this::list),
        Route.get(NEW, PointsRight.RULES, "The form to add a rule", this::showNew),
        Route.post(NEW, PointsRight.RULES, "Adds a rule, or tries it", this::add),
        Route.get(ONE, PointsRight.RULES, "The form to change a rule", this::show),
        Route.post(ONE, PointsRight.RULES, "Changes a rule, or tries it", this::change),
        Route.post(ONE + "/back-fill", PointsRight.RULES, "Back-fills a rule", this::backFill));
  }

  private Reply list(Request request) {
    View view = pages.view(request);
    List<RuleView> rules =
        desk.all().stream().map(rule -> plain.of(new RuleReader.Earning(rule, 0), view)).toList();
    return pages.page(
        request,
        Page.of(view.text("manage.rules"), "managerules.jte", new ListModel(rules))
            .in(Menu.ADMINISTRATION));
  }

  private Reply showNew(Request request) {
    RuleTerms empty =
        new RuleTerms(
            "",
            List.of(),
            "",
            RuleTerms.ACTOR,
            "5",
            RuleTerms.Kind.BOTH,
            new Caps(50, 5, 0, 0),
            0,
            true);
    return form(request, null, Typed.of(empty), null);
  }

  private Reply show(Request request) {
    SavedRule rule = desk.require(request.id("id"));
    return form(request, rule, Typed.of(rule.terms()), null);
  }

  private Reply add(Request request) {
    return save(request, null);
  }

  private Reply change(Request request) {
    return save(request, desk.require(request.id("id")));
  }

  private Reply save(Request request, SavedRule rule) {
    Typed typed = Typed.of(request);
    if (typed.hasErrors()) {
      return form(request, rule, typed, null).withStatus(UNPROCESSABLE);
    }
    try {
      if (request.form().value("do").equals("try")) {
        desk.requireRight(typed.terms());
        return form(request, rule, typed, tried(typed.terms()));
      }
      if (rule == null) {
        desk.add(typed.terms(), request.member());
      } else {
        int revision = FormVersion.of(request, "revision").number();
        desk.change(rule.id(), revision, typed.terms(), request.member());
      }
    } catch (ProblemException refused) {
      Problem problem = refused.problem();
      return form(request, rule, typed.refused(problem), null).withStatus(problem.status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "manage.saved");
  }

  private Tried tried(RuleTerms terms) {
    DryRun.Outcome outcome = dryRun.of(terms);
    return new Tried(
        outcome, members.people(outcome.most().stream().map(DryRun.Given::member).toList()));
  }

  private Reply backFill(Request request) {
    long id = request.id("id");
    try {
      desk.backFill(id, request.member());
    } catch (ProblemException refused) {
      SavedRule rule = desk.require(id);
      Typed typed = Typed.of(rule.terms());
      Problem problem = refused.problem();
      return form(request, rule, typed.refused(problem), null).withStatus(problem.status());
    }
    return pages.withNotice(Reply.seeOther(ALL), "manage.back-filling");
  }

  private Reply form(Request request, SavedRule rule, Typed typed, Tried tried) {
    View view = pages.view(request);
    List<String> chosen =
        typed.input().values("types").stream()
            .flatMap(each -> List.of(each.split("\\s*,\\s*")).stream())
            .toList();
    String name =
        rule == null
            ? view.text("manage.new-rule")
            : plain.of(new RuleReader.Earning(rule, 0), view).name();
    var model =
        new FormModel(
            rule,
            name,
            typed.input(),
            typed.caps(),
            types(chosen, view),
            recipients(typed.input().typed("recipient"), view),
            tried);
    return pages.page(request, Page.of(name, "rule.jte", model).in(Menu.ADMINISTRATION));
  }

  private List<TypeChoice> types(List<String> chosen, View view) {
    return types.all().stream()
        .map(
            type ->
                new TypeChoice(
                    type.name(),
                    types.label(type.name(), view.locale()),
                    String.join(
                        view.text("manage.fields.comma"),
                        type.fields().stream().map(each -> field(type, each, view)).toList()),
                    chosen.contains(type.name())))
        .toList();
  }

  /** Returns a field as formulas name it, and what it is. */
  private String field(JournalType type, JournalField field, View view) {
    String name =
        field.kind() == JournalField.Kind.SUBJECT
            ? field.name() + ".type, " + field.name() + ".id"
            : field.name();
    String label = types.label(type.name(), field.name(), view.locale());
    return label.equalsIgnoreCase(field.name()) ? name : view.text("manage.field", name, label);
  }

  private List<RecipientChoice> recipients(String chosen, View view) {
    List<RecipientChoice> all = new ArrayList<>();
    for (String word : List.of(RuleTerms.ACTOR, RuleTerms.AUTHOR)) {
      all.add(new RecipientChoice(word, view.text("recipient." + word), word.equals(chosen)));
    }
    SortedMap<String, String> members = new TreeMap<>();
    for (JournalType type : types.all()) {
      for (JournalField field : type.fields()) {
        if (field.kind() == JournalField.Kind.MEMBER) {
          members.putIfAbsent(field.name(), field(type, field, view));
        }
      }
    }
    members.forEach(
        (field, label) ->
            all.add(
                new RecipientChoice(
                    field, view.text("recipient.field", label), field.equals(chosen))));
    return all;
  }
}
