package io.zexus.pool.slices;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;

@WebMvcTest
class WebMvcSliceTests extends WebMvcSlice {

}
