package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.hibernate.HibernateDoor;
import org.hibernate.boot.model.TypeContributor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Auto-configuration of pooled strings in what Hibernate reads.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, TypeContributor.class, HibernateDoor.class })
@ConditionalOnDoor(value = "hibernate", mode = PoolingMode.ANNOTATED)
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolHibernateAutoConfiguration {

	MemoryPoolHibernateAutoConfiguration() {
	}

	@Bean
	static HibernateDoorPostProcessor memoryPoolHibernateDoor(ObjectProvider<MemoryPoolProperties> properties,
			ObjectProvider<MemoryPoolManager> manager) {
		return new HibernateDoorPostProcessor(properties, manager);
	}

}
