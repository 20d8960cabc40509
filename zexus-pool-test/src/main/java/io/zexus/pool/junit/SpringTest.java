package io.zexus.pool.junit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** What Spring does in a test, if it is there. */
final class SpringTest {

	private static final boolean PRESENT = isPresent();

	private SpringTest() {
	}

	private static boolean isPresent() {
		try {
			Class.forName("org.springframework.test.context.junit.jupiter.SpringExtension", false,
					SpringTest.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/** Whether the parameter is one that Spring injects. */
	static boolean injects(ParameterContext parameter) {
		return PRESENT && Present.injects(parameter);
	}

	/** Returns the managers of the test's application context, if it has one. */
	static Collection<MemoryPoolManager> managers(ExtensionContext context) {
		return (PRESENT && Present.extendsTest(context)) ? Present.managers(context) : List.of();
	}

	/** Loaded only when Spring is there. */
	private static final class Present {

		static boolean injects(ParameterContext parameter) {
			return ParameterResolutionDelegate.isAutowirable(parameter.getParameter(), parameter.getIndex());
		}

		/** Whether a class of the test is one of Spring's: others have no context. */
		static boolean extendsTest(ExtensionContext context) {
			for (Optional<ExtensionContext> at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
				if (AnnotationSupport.findRepeatableAnnotations(at.get().getElement(), ExtendWith.class)
					.stream()
					.anyMatch((annotation) -> List.of(annotation.value()).contains(SpringExtension.class))) {
					return true;
				}
			}
			return false;
		}

		static Collection<MemoryPoolManager> managers(ExtensionContext context) {
			return BeanFactoryUtils
				.beansOfTypeIncludingAncestors(SpringExtension.getApplicationContext(context), MemoryPoolManager.class,
						false, false)
				.values();
		}

	}

}
