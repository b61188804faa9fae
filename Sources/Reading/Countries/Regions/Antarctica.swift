extension CountryText {
    /// M49 region 010, which has one entry and no people of its own. The columns are explained in `CountryText.swift`.
    static let antarctica = """
        AQ 010
        en Antarctica | -
        fr Antarctique | -
        es Antártida | -
        ar أنتاركتيكا; القارة القطبية الجنوبية | -
        """
}
