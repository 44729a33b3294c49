package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A service is found by a type that says what it is for. A type of the JDK, such as {@code
 * Consumer<String>}, says nothing, and whoever registers another one is taken for the first.
 */
final class ContractsAreNamed implements Wall {

  private static final String CONTEXT = "org/osgi/framework/BundleContext";

  @Override
  public String rule() {
    return "contracts-are-named";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    bundle
        .components()
        .forEach(
            (path, component) -> {
              for (String tag : List.of("provide", "reference")) {
                NodeList found = component.getElementsByTagName(tag);
                for (int i = 0; i < found.getLength(); i++) {
                  String type = ((Element) found.item(i)).getAttribute("interface");
                  if (isOfTheJdk(type)) {
                    violations.add(violation(bundle, path, 0, type));
                  }
                }
              }
            });
    for (ClassReader type : bundle.classes()) {
      String file = bundle.sourceOf(type);
      type.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] thrown) {
              return new Search(bundle, file, violations);
            }
          },
          ClassReader.SKIP_FRAMES);
    }
    return violations;
  }

  private static boolean isOfTheJdk(String type) {
    return type.startsWith("java.") || type.startsWith("javax.");
  }

  private Violation violation(Bundle bundle, String file, int line, String type) {
    return new Violation(
        bundle.name(),
        file,
        line,
        rule(),
        "has " + type + " as the type of a service",
        "Declare a small type that says what the service is for, as in dev.millet.launch.");
  }

  /** Looks for calls of the framework with a class of the JDK. */
  private final class Search extends MethodVisitor {
    private final Bundle bundle;
    private final String file;
    private final List<Violation> violations;
    private int line;
    private String loaded = "";

    Search(Bundle bundle, String file, List<Violation> violations) {
      super(Opcodes.ASM9);
      this.bundle = bundle;
      this.file = file;
      this.violations = violations;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (value instanceof Type type) {
        loaded = type.getClassName();
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!owner.equals(CONTEXT)) {
        return;
      }
      boolean typed = descriptor.startsWith("(Ljava/lang/Class;");
      if (typed && isOfTheJdk(loaded)) {
        violations.add(violation(bundle, file, line, loaded));
      }
      loaded = "";
    }
  }
}
