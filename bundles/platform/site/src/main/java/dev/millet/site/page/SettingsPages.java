package dev.millet.site.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.distribution.settings.Setting;
import dev.millet.site.http.SettingsApi;
import dev.millet.site.settings.SettingChanges;
import dev.millet.site.settings.SettingTexts;
import dev.millet.site.settings.SettingValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** {@code /admin/settings}: shows all settings, and changes those that need no restart. */
public final class SettingsPages {

  private static final String PATH = "/admin/settings";
  private static final List<String> FIRST = List.of("site", "pages", "members");

  private final Pages pages;
  private final Members members;
  private final SettingChanges changes;
  private final SettingTexts texts;
  private final LongSupplier revision;

  /**
   * Makes the pages.
   *
   * @param revision counts the changes so far
   */
  public SettingsPages(
      Pages pages,
      Members members,
      SettingChanges changes,
      SettingTexts texts,
      LongSupplier revision) {
    this.pages = pages;
    this.members = members;
    this.changes = changes;
    this.texts = texts;
    this.revision = revision;
  }

  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            PATH,
            SettingsApi.READ,
            RouteDocument.of("All settings").query("q", "string", "words to look for"),
            this::list),
        Route.get(
            PATH + "/{group}",
            SettingsApi.READ,
            RouteDocument.of("The settings of a part of the site"),
            this::show),
        Route.post(
                PATH + "/{group}",
                SettingsApi.CHANGE,
                RouteDocument.of("Changes settings of a part of the site"),
                this::change)
            .withTimeout(SettingsApi.TIMEOUT),
        new NavigationEntry(
            Menu.ADMINISTRATION, PATH, "navigation.settings", 300, SettingsApi.READ));
  }

  private Reply list(Request request) {
    String query = request.query("q").orElse("").strip();
    String wanted = query.toLowerCase(Locale.ROOT);
    List<SettingsModel.Group> groups = new ArrayList<>();
    groups(request, changes.all(), Map.of(), Map.of())
        .forEach(
            group -> {
              List<SettingField> found =
                  group.fields().stream().filter(field -> isFound(group, field, wanted)).toList();
              if (!found.isEmpty()) {
                groups.add(new SettingsModel.Group(group.module(), group.name(), found));
              }
            });
    String title = pages.view(request).text("settings.title");
    return pages.page(
        request,
        Page.of(title, "settings.jte", new SettingsModel(query, groups))
            .in(Menu.ADMINISTRATION)
            .withStyles("site.css"));
  }

  private static boolean isFound(SettingsModel.Group group, SettingField field, String wanted) {
    return Stream.of(group.name(), field.name(), field.help(), field.key())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private Reply show(Request request) {
    return show(request, Map.of(), Map.of(), null, Long.toString(revision.getAsLong()));
  }

  private Reply show(
      Request request,
      Map<String, String> typed,
      Map<String, String> errors,
      String problem,
      String read) {
    SettingsModel.Group group =
        groups(request, ofGroup(request), typed, errors).stream().findFirst().orElseThrow();
    Page page =
        Page.of(group.name(), "group.jte", new GroupModel(group, read, problem))
            .in(Menu.ADMINISTRATION)
            .withStyles("site.css");
    boolean refused = problem != null || !errors.isEmpty();
    return pages.page(request, refused ? page.withStatus(422) : page);
  }

  private List<SettingValue> ofGroup(Request request) {
    String module = request.parameter("group");
    List<SettingValue> values =
        changes.all().stream().filter(each -> each.setting().module().equals(module)).toList();
    if (values.isEmpty()) {
      throw Problem.notFound("There are no settings of " + module).toException();
    }
    return values;
  }

  private Reply change(Request request) {
    Form form = request.form();
    Map<String, String> typed = new HashMap<>();
    Map<String, String> wanted = new LinkedHashMap<>();
    for (SettingValue value : ofGroup(request)) {
      String key = value.setting().key();
      if (value.editable() && form.fields().containsKey(key)) {
        String text = form.value(key).strip();
        typed.put(key, text);
        boolean removed = !form.value(key + ".remove").isEmpty();
        if (value.setting().secret()) {
          if (removed || !text.isEmpty()) {
            wanted.put(key, removed ? null : text);
          }
        } else if (!text.equals(value.value())) {
          wanted.put(key, text.equals(value.setting().shownDefault()) ? null : text);
        }
      }
    }
    FormVersion read = FormVersion.of(form, "revision");
    try {
      changes.apply(wanted, request.member().id(), now -> requireRevision(now, read));
    } catch (ProblemException e) {
      return refused(request, e.problem(), typed, read.text());
    }
    return pages.withNotice(
        Reply.seeOther(PATH + "/" + request.parameter("group")), "settings.saved");
  }

  private static void requireRevision(long now, FormVersion read) {
    if (!read.isOf(now)) {
      throw Problem.of(412, "changed-meanwhile", "Changed meanwhile", "").toException();
    }
  }

  private Reply refused(Request request, Problem problem, Map<String, String> typed, String read) {
    if (!problem.fields().isEmpty()) {
      Map<String, String> errors = new HashMap<>();
      View view = pages.view(request);
      Map<String, Setting> settings = new HashMap<>();
      ofGroup(request).forEach(each -> settings.put(each.setting().key(), each.setting()));
      problem.fields().forEach(field -> errors.put(field.name(), errorText(view, field, settings)));
      return show(request, typed, errors, null, read);
    }
    String key =
        switch (problem.code()) {
          case "changed-meanwhile" -> "settings.changed-meanwhile";
          case "upgrades.busy" -> "settings.busy";
          case "upgrades.restart-failed" -> "settings.restart-failed";
          default -> throw problem.toException();
        };
    String text = pages.view(request).text(key, problem.detail());
    return show(request, typed, Map.of(), text, Long.toString(revision.getAsLong()));
  }

  private String errorText(View view, Problem.Field field, Map<String, Setting> settings) {
    return field.code().equals("fixed")
        ? view.text("settings.error.fixed")
        : texts
            .allowed(settings.get(field.name()), view.locale())
            .orElseGet(() -> AllowedText.of(view, settings.get(field.name()).type()));
  }

  private List<SettingsModel.Group> groups(
      Request request,
      List<SettingValue> values,
      Map<String, String> typed,
      Map<String, String> errors) {
    Locale language = pages.view(request).locale();
    Map<Long, Person> people =
        members.people(
            values.stream()
                .filter(value -> value.row() != null)
                .map(value -> value.row().changedBy())
                .filter(Objects::nonNull)
                .toList());
    Map<String, List<SettingField>> byModule = new LinkedHashMap<>();
    FIRST.forEach(module -> byModule.put(module, new ArrayList<>()));
    for (SettingValue value : values) {
      Setting setting = value.setting();
      Long by = value.row() == null ? null : value.row().changedBy();
      byModule
          .computeIfAbsent(setting.module(), module -> new ArrayList<>())
          .add(
              new SettingField(
                  value,
                  texts.name(setting, language),
                  texts.help(setting, language),
                  setting.secret() ? "" : typed.getOrDefault(setting.key(), value.value()),
                  errors.get(setting.key()),
                  by == null ? null : people.get(by)));
    }
    return byModule.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(
            entry ->
                new SettingsModel.Group(
                    entry.getKey(), texts.group(entry.getKey(), language), entry.getValue()))
        .toList();
  }
}
