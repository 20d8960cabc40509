package io.zexus.sample.web;

import io.zexus.sample.data.BrokenStreamException;
import io.zexus.sample.query.QueryException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers what went wrong as problem details (RFC 9457).
 */
@RestControllerAdvice
class ProblemAdvice {

	private static final Log logger = LogFactory.getLog(ProblemAdvice.class);

	@ExceptionHandler
	ProblemDetail wrongExpression(QueryException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
		problem.setTitle("Wrong expression");
		problem.setProperty("expected", ex.expected());
		problem.setProperty("column", ex.column());
		return problem;
	}

	/**
	 * There is no one to answer: the client is gone, and the server says 400 by itself.
	 */
	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	void brokenStream(BrokenStreamException ex) {
		logger.info(ex.getMessage());
	}

}
