package io.zexus.pool.slices;

import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;

@WebMvcTest
class WebMvcSliceTests extends WebMvcSlice {

}
