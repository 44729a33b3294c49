package dev.millet.journal;

import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.json.Json;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.api.subjects.SubjectsChanged;
import dev.millet.platform.api.modules.Generation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The journal as one bundle sees it: it writes payloads with that bundle's own mapper. */
@Component(service = Journal.class, scope = ServiceScope.BUNDLE)
public final class BundleJournal implements Journal {

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");
  private static final Set<String> OF_SUBJECTS =
      Set.of(SubjectMerged.MERGED, SubjectMerged.UNMERGED, SubjectsChanged.TYPE);
  private static final int MAX_TYPE_LENGTH = 100;
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_READ = 500;

  private final JournalCore core;
  private final BundleContext user;
  private final String module;
  private final ServiceReference<Json> jsonReference;
  private final Json json;

  @Activate
  public BundleJournal(ComponentContext component, @Reference JournalCore core) {
    this.core = core;
    this.user = component.getUsingBundle().getBundleContext();
    this.module = component.getUsingBundle().getHeaders("").get(Generation.MODULE_HEADER);
    this.jsonReference = user.getServiceReference(Json.class);
    this.json = user.getService(jsonReference);
  }

  @Deactivate
  void deactivate() {
    try {
      user.ungetService(jsonReference);
    } catch (IllegalStateException e) {
      // The bundle has stopped already, and with it its hold on the service.
      return;
    }
  }

  @Override
  public void append(String type, Object payload) {
    appendAll(type, List.of(payload));
  }

  @Override
  public void appendAll(String type, List<?> payloads) {
    requireOwn(module, type);
    core.append(type, payloads.stream().map(payload -> document(type, payload)).toList());
  }

  @Override
  public List<JournalEntry> after(long position, int limit) {
    if (position < 0 || limit < 1 || limit > MAX_READ) {
      throw new IllegalArgumentException("the past is read in parts of 1 to " + MAX_READ);
    }
    return core.after(position, limit, json);
  }

  @Override
  public long newest() {
    return core.newest();
  }

  /**
   * Refuses what is no type, and what only another module may tell: who subscribes to {@code
   * voting.cast} takes it for what voting says. Of subjects their owner tells, whichever it is.
   *
   * @param module the module that appends; null where the bundle is none
   */
  static void requireOwn(String module, String type) {
    if (type.length() > MAX_TYPE_LENGTH || !TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("not a type of a journal entry: " + type);
    }
    if (module != null && !type.startsWith(module + ".") && !OF_SUBJECTS.contains(type)) {
      throw new IllegalArgumentException(
          "the module %s cannot append %s: its types begin with %s."
              .formatted(module, type, module));
    }
  }

  private String document(String type, Object payload) {
    String document = json.write(payload);
    if (document.length() > MAX_BYTES
        || document.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the payload of " + type + " is longer than " + MAX_BYTES + " bytes");
    }
    return document;
  }
}
