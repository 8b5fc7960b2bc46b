use std::fs;

use super::reader::Reader;
use super::site::told;

impl Reader {
    /// What axe finds wrong on the page, if it is serious or critical: the rule and the elements.
    pub async fn barriers(&self) -> Vec<String> {
        let known = self.ask::<bool>("return typeof axe === 'object';", vec![]).await;
        if !known {
            let file = told("BELFRY_AXE");
            let script =
                fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            self.session.run_plainly(&script).await;
        }
        let body = "
            const { violations } = await axe.run(document, { resultTypes: ['violations'] });
            const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
            return grave.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${squeezed(failureSummary)}`));";
        self.ask(body, vec![]).await
    }
}
