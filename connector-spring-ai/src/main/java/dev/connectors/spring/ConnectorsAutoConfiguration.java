package dev.connectors.spring;

import dev.connectors.runtime.Connectors;
import dev.connectors.store.Stores;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The library as a bean, one and shared, closed with the application. A host's own bean takes its place. */
@AutoConfiguration
@EnableConfigurationProperties(ConnectorsProperties.class)
class ConnectorsAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Connectors connectors(
            ConnectorsProperties properties,
            ObjectProvider<PrincipalResolver> principals,
            ObjectProvider<Stores> stores,
            ObjectProvider<ConnectorsBuilderCustomizer> customizers) {
        return Builders.build(
                properties,
                principals.getIfAvailable() != null,
                Optional.ofNullable(stores.getIfAvailable()),
                customizers.orderedStream());
    }
}
