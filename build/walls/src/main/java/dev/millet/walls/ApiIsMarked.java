package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * An exported package has a version, and each of its open interfaces says who implements it:
 * without the mark bnd gives importers the wrong version range.
 */
final class ApiIsMarked implements Wall {

  private static final String VERSIONING = "Lorg/osgi/annotation/versioning/";

  @Override
  public String rule() {
    return "api-is-marked";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (!bundle.isApi()) {
      return violations;
    }
    TreeSet<String> exported = new TreeSet<>(bundle.ownExports());
    TreeSet<String> unversioned = new TreeSet<>(exported);
    for (ClassReader type : bundle.classes()) {
      String name = type.getClassName().replace('/', '.');
      String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      if (!exported.contains(packageName)) {
        continue;
      }
      Marks marks = new Marks();
      type.accept(marks, ClassReader.SKIP_CODE);
      if (name.endsWith(".package-info")) {
        if (marks.annotations.contains(VERSIONING + "Version;")) {
          unversioned.remove(packageName);
        }
      } else if (marks.isOpenInterface() && !marks.sayWhoImplements()) {
        violations.add(
            new Violation(
                bundle.name(),
                bundle.sourceOf(type),
                0,
                rule(),
                "the interface " + name + " does not say who implements it",
                "Mark it @ProviderType (the platform or the module does) or @ConsumerType (whoever"
                    + " uses the api does)."));
      }
    }
    for (String packageName : unversioned) {
      violations.add(
          new Violation(
              bundle.name(),
              "src/main/java/" + packageName.replace('.', '/') + "/package-info.java",
              0,
              rule(),
              "the exported package " + packageName + " has no version",
              "Add @Version(\"1.0.0\") to its package-info.java."));
    }
    return violations;
  }

  private static final class Marks extends ClassVisitor {
    private final List<String> annotations = new ArrayList<>();
    private int access;
    private boolean closed;

    Marks() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] parents) {
      this.access = access;
    }

    @Override
    public void visitPermittedSubclass(String name) {
      closed = true;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean atRunTime) {
      annotations.add(descriptor);
      return null;
    }

    boolean isOpenInterface() {
      return !closed
          && (access & Opcodes.ACC_INTERFACE) != 0
          && (access & Opcodes.ACC_ANNOTATION) == 0
          && (access & Opcodes.ACC_PUBLIC) != 0;
    }

    boolean sayWhoImplements() {
      return annotations.contains(VERSIONING + "ProviderType;")
          || annotations.contains(VERSIONING + "ConsumerType;");
    }
  }
}
