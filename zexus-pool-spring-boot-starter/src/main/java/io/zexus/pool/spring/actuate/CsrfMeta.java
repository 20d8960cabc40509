package io.zexus.pool.spring.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.util.HtmlUtils;

/**
 * The CSRF token of Spring Security in a servlet application, as the elements in which
 * pages usually carry it. A reactive application hands its token out in a cookie.
 */
final class CsrfMeta {

	private CsrfMeta() {
	}

	/** Returns the elements, {@code null} when the request has no token. */
	static @Nullable String ofRequest() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		Object token = (request != null)
				? request.getAttribute(CsrfToken.class.getName(), RequestAttributes.SCOPE_REQUEST) : null;
		if (!(token instanceof CsrfToken csrf)) {
			return null;
		}
		return "<meta name=\"_csrf\" content=\"" + HtmlUtils.htmlEscape(csrf.getToken())
				+ "\">\n<meta name=\"_csrf_header\" content=\"" + HtmlUtils.htmlEscape(csrf.getHeaderName()) + "\">";
	}

}
