package dev.millet.distribution.settings;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads metatype documents: what a bundle says can be set about it. */
public final class Metatype {

  /** The folder where bundles have them. */
  public static final String FOLDER = "OSGI-INF/metatype";

  /** The namespace of the attribute {@code live}, which marks settings that need no restart. */
  private static final String NAMESPACE = "https://millet.dev/xmlns/settings/v1.0.0";

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  public Metatype() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  /**
   * Reads one document.
   *
   * @param module the name that users write before the dot
   * @param platform whether the bundle is changed by a restart only
   * @throws IllegalArgumentException when it is no metatype document
   */
  public List<Setting> read(String module, boolean platform, InputStream document) {
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(document, "UTF-8");
      Map<String, List<Setting>> classes = new HashMap<>();
      List<Setting> settings = new ArrayList<>();
      List<Setting> current = List.of();
      String pid = null;
      Effect effect = Effect.RESTART;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "OCD" -> {
            current = new ArrayList<>();
            classes.put(attribute(xml, "id"), current);
            effect = effect(platform, xml);
          }
          case "AD" -> current.add(setting(module, xml, effect));
          case "Option" -> addOption(current, attribute(xml, "value"));
          case "Designate" -> pid = attribute(xml, "pid");
          case "Object" -> {
            for (Setting setting : classes.getOrDefault(attribute(xml, "ocdref"), List.of())) {
              settings.add(withPid(setting, pid));
            }
          }
          default -> {
            // icons and extensions say nothing about values
          }
        }
      }
      return settings;
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("not a metatype document: " + e.getMessage(), e);
    }
  }

  private static Effect effect(boolean platform, XMLStreamReader xml) {
    if (!platform) {
      return Effect.SWAP;
    }
    boolean live = Boolean.parseBoolean(xml.getAttributeValue(NAMESPACE, "live"));
    return live ? Effect.LIVE : Effect.RESTART;
  }

  private static Setting setting(String module, XMLStreamReader xml, Effect effect) {
    String cardinality = attribute(xml, "cardinality");
    SettingType type =
        new SettingType(
            ValueType.of(attribute(xml, "type")),
            cardinality != null && !cardinality.equals("0"),
            attribute(xml, "min"),
            attribute(xml, "max"),
            List.of());
    return new Setting(
        module,
        null,
        attribute(xml, "id"),
        type,
        attribute(xml, "default"),
        text(xml, "name"),
        text(xml, "description"),
        effect);
  }

  private static void addOption(List<Setting> settings, String value) {
    int last = settings.size() - 1;
    Setting s = settings.get(last);
    SettingType t = s.type();
    List<String> options = new ArrayList<>(t.options());
    options.add(value);
    SettingType more = new SettingType(t.value(), t.many(), t.min(), t.max(), options);
    settings.set(
        last,
        new Setting(
            s.module(),
            s.pid(),
            s.id(),
            more,
            s.defaultValue(),
            s.name(),
            s.description(),
            s.effect()));
  }

  private static Setting withPid(Setting s, String pid) {
    return new Setting(
        s.module(), pid, s.id(), s.type(), s.defaultValue(), s.name(), s.description(), s.effect());
  }

  private static String text(XMLStreamReader xml, String name) {
    String value = attribute(xml, name);
    return value == null ? "" : value;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return xml.getAttributeValue(null, name);
  }
}
