package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A record has at most nine components, and a constructor at most nine parameters: what has more is
 * several things, or is read by position. An exception names the class behind the bundle's name.
 */
final class FewParameters implements Wall {

  private static final int MAX = 9;

  private final Exceptions exceptions;

  FewParameters(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public String rule() {
    return "few-parameters";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Exceptions.Finding> findings = new ArrayList<>();
    for (ClassReader type : bundle.classes()) {
      Count count = new Count();
      type.accept(count, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      if (count.most > MAX) {
        findings.add(finding(bundle, type, count.most));
      }
    }
    return exceptions.apply(rule(), bundle, findings);
  }

  private Exceptions.Finding finding(Bundle bundle, ClassReader type, int count) {
    String name = type.getClassName().substring(bundle.name().length() + 1);
    return new Exceptions.Finding(
        name.replace('/', '.').replace('$', '.'),
        new Violation(
            bundle.name(),
            bundle.sourceOf(type),
            0,
            rule(),
            "a record or constructor with " + count + " parameters",
            "At most "
                + MAX
                + ": group them in nested records, or write a builder or a sealed"
                + " type."));
  }

  private static final class Count extends ClassVisitor {

    private int most;
    private boolean counted = true;

    Count() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      boolean anonymous = name.matches(".*\\$\\d+");
      boolean made = (access & Opcodes.ACC_SYNTHETIC) != 0;
      counted = !anonymous && !made;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      // the constructor of a record has its components
      if (counted && name.equals("<init>") && (access & Opcodes.ACC_SYNTHETIC) == 0) {
        most = Math.max(most, Type.getArgumentTypes(descriptor).length);
      }
      return null;
    }
  }
}
