//! Tables for numbers of normal and exponential distribution, by the ziggurat method of Marsaglia and Tsang (2000).
//!
//! The area under the density is covered by layers of equal area, all rectangles but the lowest. A random number picks
//! a layer and a place in it; nearly always the place lies under the curve, which one comparison of integers tells.
//!
//! The tables are computed from their definition when they are first wanted, and are constants from then on.
#![forbid(unsafe_code)]

use std::sync::LazyLock;

/// A layer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Layer {
    /// Integers below this are under the curve whatever their height.
    pub limit: u32,
    /// What to multiply the integer with.
    pub width: f32,
    /// The density at the layer's right end.
    pub height: f32,
}

/// Layers of the normal distribution; its integers have 31 bits.
pub(super) static NORMAL: LazyLock<[Layer; 128]> = LazyLock::new(|| {
    let density = |x: f64| (-0.5 * x * x).exp();
    layers(3.442619855899, 9.91256303526217e-3, 31, density, |y| (-2.0 * y.ln()).sqrt())
});

/// Layers of the exponential distribution; its integers have 32 bits.
pub(super) static EXPONENTIAL: LazyLock<[Layer; 256]> = LazyLock::new(|| {
    layers(7.697_117_470_131_05, 3.949659822581572e-3, 32, |x| (-x).exp(), |y| -y.ln())
});

/// The layers under a density that reach from `right`, where the tail begins, each of this area.
fn layers<const N: usize>(
    right: f64,
    area: f64,
    bits: u32,
    density: fn(f64) -> f64,
    inverse: fn(f64) -> f64,
) -> [Layer; N] {
    let scale = 2_f64.powi(bits as i32);
    let mut table = [Layer::default(); N];
    let base = area / density(right);
    table[0] =
        Layer { limit: (right / base * scale) as u32, width: (base / scale) as f32, height: 1.0 };
    table[N - 1].width = (right / scale) as f32;
    table[N - 1].height = density(right) as f32;
    let mut x = right;
    for n in (1..N - 1).rev() {
        let above = inverse(area / x + density(x));
        table[n + 1].limit = (above / x * scale) as u32;
        table[n].width = (above / scale) as f32;
        table[n].height = density(above) as f32;
        x = above;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_have_the_figures_that_go_has() {
        let cases = [
            // (layer, limit, width, height)
            (NORMAL[0], 0x76ad_2212, 1.7290405e-9, 1.0),
            (NORMAL[1], 0x0000_0000, 1.2680929e-10, 9.635997e-1),
            (NORMAL[127], 0x77d6_64e5, 1.6030948e-9, 2.6696292e-3),
            (EXPONENTIAL[0], 0xe290_a139, 2.0249555e-9, 1.0),
            (EXPONENTIAL[255], 0xe6da_6ecf, 1.7921248e-9, 4.5413437e-4),
        ];
        for (layer, limit, width, height) in cases {
            assert_eq!(layer, Layer { limit, width, height });
        }
    }
}
