package io.zexus.pool.spring.autoconfigure;

import com.mongodb.MongoClientSettings;
import io.zexus.pool.MemoryPoolManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of pooled strings in what the driver of MongoDB decodes.
 */
@AutoConfiguration(after = MemoryPoolAutoConfiguration.class)
@ConditionalOnPoolProperty("enabled")
@ConditionalOnClass(MongoClientSettings.class)
@ConditionalOnDoor("mongodb")
@ConditionalOnSingleCandidate(MemoryPoolManager.class)
public final class MemoryPoolMongodbAutoConfiguration {

	MemoryPoolMongodbAutoConfiguration() {
	}

	@Bean
	static MongodbDoorPostProcessor memoryPoolMongodbDoor(ObjectProvider<MemoryPoolManager> manager) {
		return new MongodbDoorPostProcessor(manager);
	}

}
