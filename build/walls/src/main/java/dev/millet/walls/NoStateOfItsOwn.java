package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A provider has no static state that changes and no ThreadLocal, and only the platform starts
 * threads: each of them keeps a class loader alive after its generation has gone.
 */
final class NoStateOfItsOwn implements Wall {

  private static final String UTIL = "java/util/";
  private static final Set<String> MUTABLE =
      Set.of(
          "java/lang/ThreadLocal",
          "java/lang/InheritableThreadLocal",
          UTIL + "HashMap",
          UTIL + "LinkedHashMap",
          UTIL + "TreeMap",
          UTIL + "WeakHashMap",
          UTIL + "IdentityHashMap",
          UTIL + "ArrayList",
          UTIL + "LinkedList",
          UTIL + "ArrayDeque",
          UTIL + "HashSet",
          UTIL + "LinkedHashSet",
          UTIL + "TreeSet");
  private static final Set<String> STARTS_THREADS =
      Set.of(
          "java/lang/Thread.<init>",
          "java/lang/Thread.startVirtualThread",
          "java/lang/Thread.ofVirtual",
          "java/lang/Runtime.addShutdownHook",
          UTIL + "Timer.<init>",
          UTIL + "concurrent/ThreadPoolExecutor.<init>",
          UTIL + "concurrent/ScheduledThreadPoolExecutor.<init>",
          UTIL + "concurrent/ForkJoinPool.<init>",
          UTIL + "concurrent/CompletableFuture.runAsync",
          UTIL + "concurrent/CompletableFuture.supplyAsync");

  @Override
  public String rule() {
    return "no-state-of-its-own";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (bundle.isProvider()) {
      for (ClassReader type : bundle.classes()) {
        type.accept(new Search(bundle, bundle.sourceOf(type), violations), 0);
      }
    }
    return violations;
  }

  private static boolean isMutable(String type) {
    return MUTABLE.contains(type)
        || type.startsWith(UTIL + "concurrent/Concurrent")
        || type.startsWith(UTIL + "concurrent/atomic/");
  }

  private static String typeOf(String descriptor) {
    return descriptor.replaceAll("^L|;$", "");
  }

  private final class Search extends ClassVisitor {
    private final Bundle bundle;
    private final String file;
    private final List<Violation> violations;

    Search(Bundle bundle, String file, List<Violation> violations) {
      super(Opcodes.ASM9);
      this.bundle = bundle;
      this.file = file;
      this.violations = violations;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
      boolean synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
      if (isStatic && !synthetic && (!isFinal || isMutable(typeOf(descriptor)))) {
        found(0, "the static field " + name + " can change");
      }
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        private int line;
        private String made = "";

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String name, String type, boolean isInterface) {
          String call = owner + "." + name;
          boolean starts =
              STARTS_THREADS.contains(call)
                  || (owner.equals(UTIL + "concurrent/Executors") && name.startsWith("new"));
          if (starts && !bundle.platform()) {
            found(line, "starts threads of its own: " + call.replace('/', '.'));
          }
          made = opcode == Opcodes.INVOKESPECIAL && name.equals("<init>") ? owner : "";
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
          if (opcode == Opcodes.PUTSTATIC && isMutable(made) && !isMutable(typeOf(type))) {
            found(line, "the static field " + name + " can change");
          }
          made = "";
        }
      };
    }

    private void found(int line, String what) {
      violations.add(
          new Violation(
              bundle.name(),
              file,
              line,
              rule(),
              what,
              "State lives in a component's fields; periodic and concurrent work is the"
                  + " platform's."));
    }
  }
}
