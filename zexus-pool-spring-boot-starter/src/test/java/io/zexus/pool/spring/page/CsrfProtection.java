package io.zexus.pool.spring.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Spring Security's protection against forged requests in a servlet application, as it is
 * unless changed, and nothing else of it.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class CsrfProtection {

	@Bean
	SecurityFilterChain everybodyMayDoAll(HttpSecurity security) throws Exception {
		return security.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
	}

}
