use super::*;

fn load_with(typed: &[&str], variables: &[(&str, &str)], local: Option<&str>) -> Result<Settings> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("posyl.toml");
    if let Some(text) = local {
        std::fs::write(&file, text).expect("a file can be written");
    }
    let typed: Vec<_> = typed.iter().map(|pair| (*pair).to_owned()).collect();
    let environment = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    load_from(&typed, &environment, &file, Timestamp::UNIX_EPOCH)
}

#[track_caller]
fn refused(result: Result<Settings>, expected: &str) {
    let message = result.expect_err("it makes no sense").to_string();
    assert!(message.ends_with(expected), "{message}");
}

#[test]
fn the_nearer_place_wins() {
    let user = tempfile::tempdir().expect("a folder can be made");
    std::fs::create_dir(user.path().join("posyl")).expect("a folder can be made");
    std::fs::write(
        user.path().join("posyl/config.toml"),
        "timeout = 1\nhost_interval = 0.25\nmailto = 'a@b.ua'\n",
    )
    .expect("a file can be written");
    let home = user.path().display().to_string();
    let settings = load_with(
        &["timeout=4"],
        &[
            ("XDG_CONFIG_HOME", &home),
            ("POSYL_TIMEOUT", "3"),
            ("POSYL_HOST_INTERVAL", "0.5"),
        ],
        Some("timeout = 2\nhost_interval = 2\noffline = true\n"),
    )
    .expect("all of it makes sense");
    assert_eq!(settings.timeout, Some(Duration::from_secs(4)));
    assert_eq!(settings.host_interval, Some(Duration::from_millis(500)));
    assert!(settings.offline);
    assert_eq!(settings.mailto.as_deref(), Some("a@b.ua"));
    assert_eq!(settings.doi_base, None);
}

#[test]
fn a_wrong_setting_is_told_with_its_place() {
    refused(
        load_with(&[], &[], Some("# one\ntimout = 3\n")),
        "posyl.toml:2: there is no setting `timout` (did you mean `timeout`?)",
    );
    refused(
        load_with(&[], &[], Some("\n\nmodel = [1]\n")),
        "posyl.toml:3: `model` must be a text, a number, true or false",
    );
    refused(
        load_with(&[], &[], Some("timeout = \"soon\"\n")),
        "posyl.toml:1: timeout: `soon` is not a number of seconds",
    );
    refused(
        load_with(&[], &[("POSYL_TIMEOUT", "-1")], None),
        "POSYL_TIMEOUT: timeout: `-1` is not a number of seconds",
    );
    refused(
        load_with(&["offline"], &[], None),
        "--set offline: expected NAME=VALUE",
    );
    refused(
        load_with(&["mailto=me"], &[], None),
        "--set: mailto: `me` is not an e-mail address",
    );
    refused(
        load_with(&[], &[("POSYL_DOI_BASE", "ftp://x")], None),
        "`ftp://x` is not an http or https address",
    );
}

#[test]
fn broken_toml_is_told_with_its_line() {
    let message = load_with(&[], &[], Some("timeout = 1\nmailto = \n"))
        .expect_err("it is broken")
        .to_string();
    assert!(message.contains("posyl.toml:2: "), "{message}");
}

#[test]
fn connections_are_read() {
    let settings = load_with(
        &[],
        &[("POSYL_CONNECT_TO", "Doi.org=127.0.0.1:80, *=[::1]:8443")],
        None,
    )
    .expect("it makes sense");
    assert_eq!(
        settings.connect_to[0],
        (
            "doi.org".to_owned(),
            "127.0.0.1:80".parse().expect("an address")
        )
    );
    assert_eq!(settings.connect_to[1].0, "*");
    refused(
        load_with(&["connect_to=a=b"], &[], None),
        "has a part `a=b` that does not end in address:port",
    );
}

#[test]
fn the_moment_can_be_fixed() {
    let fixed = load_with(&[], &[("SOURCE_DATE_EPOCH", "86400")], None).expect("it makes sense");
    assert_eq!(fixed.now.to_string(), "1970-01-02T00:00:00Z");
    refused(
        load_with(&[], &[("SOURCE_DATE_EPOCH", "now")], None),
        "`now` is not a number of seconds",
    );
}
