package io.zexus.pool.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about a {@link PoolRegistrationException}. */
final class PoolRegistrationFailureAnalyzer extends AbstractFailureAnalyzer<PoolRegistrationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PoolRegistrationException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Give the bean another name, such as by @Bean(\"productCodes\"), or keep it out of the manager by "
						+ "@Bean(autowireCandidate = false).",
				cause);
	}

}
