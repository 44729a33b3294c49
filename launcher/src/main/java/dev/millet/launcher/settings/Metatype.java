package dev.millet.launcher.settings;

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

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  public Metatype() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  /**
   * Reads one document.
   *
   * @param module the name that users write before the dot
   * @throws IllegalArgumentException when it is no metatype document
   */
  public List<Setting> read(String module, InputStream document) {
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(document, "UTF-8");
      Map<String, List<Setting>> classes = new HashMap<>();
      List<Setting> settings = new ArrayList<>();
      List<Setting> current = List.of();
      String pid = null;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "OCD" -> {
            current = new ArrayList<>();
            classes.put(attribute(xml, "id"), current);
          }
          case "AD" -> current.add(setting(module, xml));
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

  private static Setting setting(String module, XMLStreamReader xml) {
    String cardinality = attribute(xml, "cardinality");
    String description = attribute(xml, "description");
    return new Setting(
        module,
        null,
        attribute(xml, "id"),
        ValueType.of(attribute(xml, "type")),
        cardinality != null && !cardinality.equals("0"),
        attribute(xml, "default"),
        attribute(xml, "min"),
        attribute(xml, "max"),
        List.of(),
        description == null ? "" : description);
  }

  private static void addOption(List<Setting> settings, String value) {
    int last = settings.size() - 1;
    Setting s = settings.get(last);
    List<String> options = new ArrayList<>(s.options());
    options.add(value);
    settings.set(
        last,
        new Setting(
            s.module(),
            s.pid(),
            s.id(),
            s.type(),
            s.many(),
            s.defaultValue(),
            s.min(),
            s.max(),
            List.copyOf(options),
            s.description()));
  }

  private static Setting withPid(Setting s, String pid) {
    return new Setting(
        s.module(),
        pid,
        s.id(),
        s.type(),
        s.many(),
        s.defaultValue(),
        s.min(),
        s.max(),
        s.options(),
        s.description());
  }

  private static String attribute(XMLStreamReader xml, String name) {
    return xml.getAttributeValue(null, name);
  }
}
