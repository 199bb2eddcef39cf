package dev.phoenix.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a call of {@link Disturbance} at the beginning of the methods that every HTTP request goes
 * through: of Tomcat, and of OpenSearch. When the call answers true, the method returns.
 */
final class HttpDoors implements ClassFileTransformer {

  private static final String TOMCAT = "org/apache/catalina/core/StandardEngineValve";
  private static final String OPENSEARCH = "org/opensearch/rest/RestController";

  /** What each method is called, and the types that it takes. */
  private static final Map<String, String> METHODS =
      Map.of(
          TOMCAT,
          "invoke(Lorg/apache/catalina/connector/Request;Lorg/apache/catalina/connector/Response;)V",
          OPENSEARCH,
          "dispatchRequest(Lorg/opensearch/rest/RestRequest;Lorg/opensearch/rest/RestChannel;"
              + "Lorg/opensearch/common/util/concurrent/ThreadContext;)V");

  private static final ClassDesc DISTURBANCE =
      ClassDesc.of(HttpDoors.class.getPackageName(), "Disturbance");

  private final AtomicInteger changed = new AtomicInteger();

  /** Whether all requests to a server go through that class. */
  static boolean isDoor(String className) {
    return METHODS.containsKey(className.replace('.', '/'));
  }

  boolean changedAll(int classes) {
    return changed.get() == classes;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] code) {
    var method = METHODS.get(name);
    if (method == null || loader == null) {
      return null;
    }
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    var file = ClassFile.of(ClassHierarchyResolverOption.of(hierarchy));
    var call = name.equals(TOMCAT) ? tomcat() : opensearch();
    return file.transformClass(
        file.parse(code), ClassTransform.transformingMethodBodies(each -> is(each, method), call));
  }

  private boolean is(MethodModel each, String method) {
    boolean same =
        (each.methodName().stringValue() + each.methodType().stringValue()).equals(method);
    if (same) {
      changed.incrementAndGet();
    }
    return same;
  }

  private static CodeTransform tomcat() {
    return begin(
        code ->
            code.aload(2)
                .invokestatic(
                    DISTURBANCE,
                    "ofTomcat",
                    MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object)));
  }

  private static CodeTransform opensearch() {
    return begin(
        code ->
            code.aload(0)
                .aload(1)
                .aload(2)
                .aload(3)
                .invokestatic(
                    DISTURBANCE,
                    "ofOpenSearch",
                    MethodTypeDesc.of(
                        ConstantDescs.CD_boolean,
                        ConstantDescs.CD_Object,
                        ConstantDescs.CD_Object,
                        ConstantDescs.CD_Object,
                        ConstantDescs.CD_Object)));
  }

  private static CodeTransform begin(Consumer<CodeBuilder> call) {
    return new CodeTransform() {
      @Override
      public void atStart(CodeBuilder code) {
        call.accept(code);
        code.ifThen(CodeBuilder::return_);
      }

      @Override
      public void accept(CodeBuilder code, CodeElement element) {
        code.with(element);
      }
    };
  }
}
