//! The order of titles: ordinals, in three planes of bytes, the lowest first, for each plane
//! compresses better alone.

/// Writes ordinals below 2^24 in their order.
pub fn order_to_bytes(ordinals: &[u32]) -> Vec<u8> {
    [0, 8, 16].into_iter().flat_map(|shift| ordinals.iter().map(move |it| (it >> shift) as u8)).collect()
}

/// Reads ordinals; `None` where the bytes are not three planes of one length.
pub fn order_from_bytes(bytes: &[u8]) -> Option<Vec<u32>> {
    let count = bytes.len() / 3;
    let plane = |at: usize| bytes[at * count..(at + 1) * count].iter().map(|byte| u32::from(*byte));
    let planes = plane(0).zip(plane(1)).zip(plane(2));
    (bytes.len() == 3 * count)
        .then(|| planes.map(|((low, middle), high)| low | middle << 8 | high << 16).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_comes_back() {
        for order in [vec![], vec![0], vec![70_000, 3, 255, 256, 65_536]] {
            assert_eq!(order_from_bytes(&order_to_bytes(&order)), Some(order));
        }
        assert_eq!(order_from_bytes(&[1, 2]), None);
    }
}
