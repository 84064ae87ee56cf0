package io.zico.acceptance;

import io.zico.ZicoApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Starts the service with nothing replaced but its database, once for all tests that ask so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = ZicoApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.banner-mode=off",
      "spring.datasource.url=jdbc:h2:mem:acceptance;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
      "zico.slots=2",
      "zico.slot-memory=1GB"
    })
@interface WholeService {}
