//! The generator ChaCha8Rand: four blocks of the cipher ChaCha with eight rounds at a time, side by side.
#![forbid(unsafe_code)]

/// "expand 32-byte k", the cipher's constants.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// Words of one block.
type Block = [u32; 16];

fn quarter(b: &mut Block, at: [usize; 4]) {
    for (rotate, [x, y, z]) in [
        (16, [at[0], at[1], at[3]]),
        (12, [at[2], at[3], at[1]]),
        (8, [at[0], at[1], at[3]]),
        (7, [at[2], at[3], at[1]]),
    ] {
        b[x] = b[x].wrapping_add(b[y]);
        b[z] = (b[z] ^ b[x]).rotate_left(rotate);
    }
}

/// One block. Of the words it began with only the key is added in the end: that suffices to make it irreversible.
fn block(key: [u32; 8], counter: u32) -> Block {
    let mut b = [0; 16];
    b[..4].copy_from_slice(&CONSTANTS);
    b[4..12].copy_from_slice(&key);
    b[12] = counter;
    for _ in 0..4 {
        (0..4).for_each(|n| quarter(&mut b, [n, n + 4, n + 8, n + 12]));
        (0..4)
            .for_each(|n| quarter(&mut b, [n, (n + 1) % 4 + 4, (n + 2) % 4 + 8, (n + 3) % 4 + 12]));
    }
    for (word, key) in b[4..12].iter_mut().zip(key) {
        *word = word.wrapping_add(key);
    }
    b
}

/// Four blocks from a counter on, interleaved: first the first words of all four, and so on.
pub(super) fn blocks(key: [u64; 4], counter: u32) -> [u64; 32] {
    let key = std::array::from_fn(|n| (key[n / 2] >> (n % 2 * 32)) as u32);
    let four: [Block; 4] = std::array::from_fn(|n| block(key, counter.wrapping_add(n as u32)));
    std::array::from_fn(|n| {
        let (row, pair) = (n / 2, n % 2 * 2);
        u64::from(four[pair][row]) | u64::from(four[pair + 1][row]) << 32
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_that_go_draws() {
        let none = blocks([0; 4], 0);
        let cases = [
            // (word, drawn)
            (none[0], 0xac8a_366d_ce7e_87d9),
            (none[1], 0x6bc7_27c6_9e41_6f1a),
            (none[31], 0x01bf_7962_f90a_34ba),
            (blocks([0, 0, 0, 0xff << 56], 0)[0], 0xa714_e26a_e942_2913),
        ];
        for (word, drawn) in cases {
            assert_eq!(word, drawn);
        }
    }
}
