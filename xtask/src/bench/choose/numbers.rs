//! Times and sizes as the results hold them, and their middle and high ends.

use serde_json::Value;

/// Every number in a part of the results, whether it is one list or lists by kind.
pub fn all(value: &Value) -> Vec<f64> {
    match value {
        Value::Number(number) => number.as_f64().into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(all).collect(),
        Value::Object(fields) => fields.values().flat_map(all).collect(),
        _ => Vec::new(),
    }
}

/// The number below which so large a share of all lies (nearest rank); not a number where there is none.
pub fn quantile(mut numbers: Vec<f64>, share: f64) -> f64 {
    numbers.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "some hundred numbers")]
    let rank = (share * numbers.len() as f64).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the length")]
    let at = rank as usize - 1;
    numbers.get(at).copied().unwrap_or(f64::NAN)
}

/// The middle.
pub fn p50(value: &Value) -> f64 {
    quantile(all(value), 0.5)
}

/// What 95 of 100 stay below.
pub fn p95(value: &Value) -> f64 {
    quantile(all(value), 0.95)
}

/// One field of every record in a list.
pub fn field(list: &Value, name: &str) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(|record| record[name].as_f64()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_ends_of_numbers_are_found_by_rank() {
        let numbers: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(quantile(numbers.clone(), 0.95), 19.0);
        assert_eq!(quantile(numbers.clone(), 0.5), 10.0);
        assert_eq!(quantile(numbers, 1.0), 20.0);
        assert!(quantile(Vec::new(), 0.5).is_nan());
    }

    #[test]
    fn numbers_are_gathered_from_lists_by_kind() {
        assert_eq!(all(&json!({ "a": [1, 2], "b": [3.5] })), [1.0, 2.0, 3.5]);
        assert_eq!(field(&json!([{ "x": 1 }, { "y": 2 }]), "x"), [1.0]);
    }
}
