package dev.millet.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.text.VisibleText;
import dev.millet.platform.api.pages.SiteBranding;
import dev.millet.platform.api.settings.LiveSettings;
import dev.millet.platform.api.settings.SettingCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The site's own name, colour and logo. A setting that cannot be used is left out and logged. */
@Component(
    service = {Branding.class, SiteBranding.class},
    configurationPid = PagesSettings.PID)
@Designate(ocd = PagesSettings.class)
public final class Branding implements SiteBranding {

  private static final Logger LOG = LoggerFactory.getLogger(Branding.class);
  private static final int LARGEST_LOGO = 256 * 1024;
  private static final Colour OWN_ACCENT = new Colour(0x8A, 0x51, 0x00);
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final Map<String, String> IMAGES =
      Map.of("svg", "image/svg+xml", "png", "image/png", "webp", "image/webp");

  private final BrandingSettings settings;
  private final Optional<Published> logo;
  private volatile Style style = new Style("", Optional.empty());

  @Activate
  public Branding(PagesSettings files, @Reference LiveSettings live) {
    this(files, live.of(BrandingSettings.class));
  }

  Branding(PagesSettings files, BrandingSettings settings) {
    this.settings = settings;
    logo = logoOf(files.logo().strip());
  }

  /** The style sheet of a colour. */
  private record Style(String accent, Optional<Published> sheet) {}

  /** A file whose URL names its content. */
  private record Published(String path, String contentType, byte[] content) {

    static Published of(String folder, String contentType, byte[] content) {
      long hash = 1125899906842597L;
      for (byte part : content) {
        hash = 31 * hash + part;
      }
      return new Published(folder + Long.toHexString(hash), contentType, content);
    }

    Reply reply(Request request) {
      if (!request.path().equals(path)) {
        throw Problem.notFound("").toException();
      }
      return Reply.bytes(contentType, content).withHeader("Cache-Control", FOR_EVER);
    }
  }

  private Optional<Published> sheet() {
    Style made = style;
    String accent = settings.accent().strip();
    if (!made.accent().equals(accent)) {
      made = new Style(accent, styleOf(accent));
      style = made;
    }
    return made.sheet();
  }

  private static Optional<Published> styleOf(String accent) {
    Optional<Colour> colour = Colour.parse(accent);
    if (colour.isEmpty() && !accent.isEmpty()) {
      LOG.warn("pages.accent is no colour such as #1d5c94 and is left out: {}", accent);
    }
    return colour
        .map(AccentStyle::of)
        .map(css -> css.getBytes(StandardCharsets.UTF_8))
        .map(css -> Published.of("/pages/style/", "text/css; charset=utf-8", css));
  }

  private static Optional<Published> logoOf(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = IMAGES.get(ending);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(file);
      if (type != null && Files.size(path) <= LARGEST_LOGO) {
        return Optional.of(Published.of("/pages/logo/", type, Files.readAllBytes(path)));
      }
      LOG.warn("pages.logo is no SVG, PNG or WebP of at most 256 KiB and is left out: {}", file);
    } catch (IOException | InvalidPathException e) {
      LOG.warn("pages.logo cannot be read and is left out: {}", e.toString());
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    String name = settings.name();
    return VisibleText.isBlank(name) ? "Millet" : name.strip();
  }

  @Override
  public String accent() {
    return colour().toString();
  }

  @Override
  public String onAccent() {
    return colour().textOn().toString();
  }

  private Colour colour() {
    return Colour.parse(settings.accent().strip()).orElse(OWN_ACCENT);
  }

  /** The URL of the style sheet with the site's colour; null where it has none of its own. */
  public String style() {
    return sheet().map(Published::path).orElse(null);
  }

  /** The URL of the logo; null where the site has none of its own. */
  public String logo() {
    String image = settings.logo_image();
    return image.isEmpty() ? logo.map(Published::path).orElse(null) : image;
  }

  /** The URL of the icon in the browser's tab; null where the site has none of its own. */
  public String icon() {
    return settings.icon_image().isEmpty() ? null : settings.icon_image();
  }

  /** Checks of what the settings do not say by themselves. */
  static List<SettingCheck> checks() {
    return List.of(
        new SettingCheck(
            "pages.accent",
            value ->
                value.isBlank() || Colour.parse(value.strip()).isPresent()
                    ? Optional.empty()
                    : Optional.of("a colour such as #1d5c94, or nothing")),
        new SettingCheck(
            "pages.name",
            value ->
                VisibleText.isBlank(value)
                    ? Optional.of("a name that can be seen")
                    : Optional.empty()),
        new SettingCheck("pages.logo.image", Branding::image),
        new SettingCheck("pages.icon.image", Branding::image));
  }

  private static Optional<String> image(String value) {
    return value.isEmpty() || value.matches("/images/[A-Za-z0-9._/-]+")
        ? Optional.empty()
        : Optional.of("the path of an image of this site, or nothing");
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/pages/style/{hash}",
            Permission.PUBLIC,
            RouteDocument.of("The site's colour"),
            request -> published(sheet(), request)),
        Route.get(
            "/pages/logo/{hash}",
            Permission.PUBLIC,
            RouteDocument.of("The site's logo"),
            request -> published(logo, request)));
  }

  private static Reply published(Optional<Published> file, Request request) {
    return file.orElseThrow(() -> Problem.notFound("").toException()).reply(request);
  }
}
