package dev.millet.pages;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.View;
import dev.millet.platform.api.gateway.Assets;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.SiteTexts;
import dev.millet.platform.api.settings.SiteOrigin;
import gg.jte.Content;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts what all pages share around the pages of the modules. */
@Component(service = Shell.class)
public final class Shell {

  static final String MODULE = "pages";

  private static final int PAGE_SIZE = 32 * 1024;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile SiteTexts siteTexts;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile SiteOrigin siteOrigin;

  private final Generations generations;
  private final Resources own;
  private final Moments moments;
  private final Branding branding;
  private final ShellAssets assets;
  private final Badges badges;
  private final Slots slots;

  @Activate
  public Shell(
      @Reference Generations generations, @Reference Assets assets, @Reference Branding branding) {
    this(generations, assets, branding, Clock.systemUTC());
  }

  Shell(Generations generations, Assets assets, Branding branding, Clock clock) {
    this.generations = generations;
    this.branding = branding;
    Class<?> here = Shell.class;
    Texts texts = Texts.load(file -> here.getResource("/" + file));
    Templates templates =
        new Templates(
            here.getClassLoader(), here.getPackageName() + ".templates", Path.of("no-templates"));
    this.own = new Resources(MODULE, templates, texts, assets);
    this.moments = new Moments(texts, clock);
    this.assets = ShellAssets.of(assets);
    this.badges = new Badges(generations);
    this.slots = new TableSlots(generations, false);
  }

  /** One rendered template, with the badges of the people in it. */
  Html fragment(Request request, Resources resources, String template, Object model) {
    return badges.fill(request, resources.fragment(template, view(request, resources), model));
  }

  /** Returns what the shell itself is made of. */
  Resources own() {
    return own;
  }

  View view(Request request, Resources resources) {
    return new RequestView(resources, request, own, moments, badges);
  }

  Reply around(Request request, Page page, Resources resources) {
    View inner = view(request, resources);
    View outer = view(request, own);
    Optional<Notice> notice = Notice.of(request);
    SiteTexts links = siteTexts;
    Content body = output -> resources.render(page.template(), inner, page.model(), output);
    Navigation navigation = Navigation.of(generations.table());
    ShellModel model =
        new ShellModel(
            new ShellModel.Head(
                page.title(),
                page.description(),
                canonical(request, page),
                image(page),
                urls(inner, page.styles()),
                urls(inner, page.scripts())),
            new ShellModel.Site(branding, assets, links == null ? List.of() : links.all()),
            navigation.links(
                Menu.MAIN,
                page.menu() == Menu.ADMINISTRATION ? PagesModule.ADMINISTRATION : request.path(),
                request,
                outer.locale()),
            new ShellModel.Top(
                reader(request, page),
                notice.map(shown -> text(shown, outer.locale())).orElse(""),
                slots.fill(request, Slots.GUIDE),
                slots.fill(request, Slots.MASTHEAD)),
            Theme.of(request),
            request.method().equals("GET") ? request.target() : "/",
            page.menu() == null
                ? null
                : new ShellModel.Tabs(
                    page.menu(), navigation.links(page.menu(), request, outer.locale())),
            body);
    Utf8Output output = new Utf8Output(PAGE_SIZE);
    own.render("shell.jte", outer, model, output);
    byte[] whole = badges.fill(request, output.toByteArray());
    Reply reply = Reply.bytes(Reply.HTML, whole).withStatus(page.status());
    return notice.isPresent() ? Notice.remove(reply) : reply;
  }

  /**
   * Returns the id of the member who reads a page; empty for a visitor. Null where the answer is a
   * problem of a visitor: some problems come before anybody looks who is calling.
   */
  private static String reader(Request request, Page page) {
    Member member = request.identity().member();
    if (member != null) {
      return Long.toString(member.id());
    }
    return page.status() < 400 ? "" : null;
  }

  /** Returns the address of a page under the site's own name; null where it has none. */
  private String canonical(Request request, Page page) {
    SiteOrigin origin = siteOrigin;
    return origin == null || page.status() != 200 || !request.method().equals("GET")
        ? null
        : origin.find().map(own -> own + request.target()).orElse(null);
  }

  /** Returns the address of the image for previews; null if absent. */
  private String image(Page page) {
    SiteOrigin origin = siteOrigin;
    return origin == null || page.image() == null
        ? null
        : origin.find().map(own -> own + page.image()).orElse(null);
  }

  private static List<String> urls(View view, List<String> files) {
    return files.isEmpty() ? List.of() : files.stream().map(view::asset).toList();
  }

  /** Whether a module, or the shell itself, has a text. */
  boolean has(String module, String key) {
    Texts texts = texts(module);
    return texts != null && texts.has(key);
  }

  /** A text that {@link #has} says is there. */
  String text(String module, String key, Locale language) {
    return texts(module).text(language, key);
  }

  private Texts texts(String module) {
    if (module.equals(MODULE)) {
      return own.texts();
    }
    for (Generation generation : generations.table().generations()) {
      if (generation.module().equals(module)) {
        return Navigation.textsOf(generation);
      }
    }
    return null;
  }

  private String text(Notice notice, Locale language) {
    Texts texts = texts(notice.module());
    return texts != null && texts.has(notice.key()) ? texts.text(language, notice.key()) : "";
  }
}
